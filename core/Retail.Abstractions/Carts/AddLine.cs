namespace Retail.Abstractions.Carts;

/// <summary>Puts a variant in a cart. Pieces of a variant that is there already are added to its line.</summary>
/// <param name="LineId">Name for the line if it is a new one.</param>
/// <param name="Sku">The variant, or null when <paramref name="Barcode"/> says it; exactly one of both.</param>
/// <param name="Barcode">Any GTIN form, or null.</param>
/// <param name="Quantity">How much; checked by the module, so that a wrong one gets its own code.</param>
public sealed record AddLine(string LineId, string? Sku, string? Barcode, decimal Quantity);
