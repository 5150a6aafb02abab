namespace Retail.Abstractions.Terminals;

/// <summary>A cart that a till signed for another channel.</summary>
/// <param name="Cart">The cart.</param>
/// <param name="Handoff">The handoff.</param>
/// <param name="Sequence">The till's counter of handoffs.</param>
/// <param name="QuoteHash">Hash of the till's quote.</param>
/// <param name="ExpiresAt">Until when it can be claimed.</param>
public sealed record SignedHandoff(
    CartId Cart, HandoffId Handoff, long Sequence, string QuoteHash, DateTimeOffset ExpiresAt);
