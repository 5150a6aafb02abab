namespace Retail.Devices.Barcodes.Linting;

/// <summary>A rule of the syntax dictionary for a part of a value.</summary>
/// <param name="data">The part.</param>
/// <param name="prefixes">A register of company prefixes, or null.</param>
public delegate Finding Linter(ReadOnlySpan<char> data, ICompanyPrefixes? prefixes);
