namespace Retail.Devices.Barcodes;

/// <summary>The price that a symbol says a thing has.</summary>
/// <param name="Amount">In major units, as many decimals as the symbol has.</param>
/// <param name="Currency">The letters of its currency, or null for the one that the shop sells in.</param>
public readonly record struct LabelPrice(decimal Amount, string? Currency);
