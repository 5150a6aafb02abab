namespace Retail.Abstractions.Devices;

/// <summary>One read of a scanner.</summary>
/// <param name="Data">The characters as read, without the symbology prefix, at most 2,900.</param>
/// <param name="Symbology">AIM symbology identifier with its bracket (<c>]E0</c>), or null when the scanner does not
/// say.</param>
public sealed record Scan(string Data, string? Symbology);
