namespace Retail.Terminal.Selling;

/// <summary>Rings something up; exactly one of SKU and barcode.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Barcode">What was scanned.</param>
/// <param name="Quantity">How much of it, or how many times what the label says.</param>
/// <param name="Weighs">Whether goods that are sold by weight are as heavy as the till's scale says, where it has one
/// and their label says no weight.</param>
internal sealed record AddToSale(string? Sku, string? Barcode, decimal Quantity = 1, bool Weighs = false);
