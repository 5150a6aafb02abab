namespace Retail.Abstractions.Terminals;

/// <summary>The server's answer to one fact.</summary>
/// <param name="Sequence">The fact's.</param>
/// <param name="State">What became of it.</param>
/// <param name="Code">Why it is in conflict or was flagged, a code, or null.</param>
public sealed record FactReceipt(long Sequence, FactState State, string? Code);
