namespace Retail.Terminal.Selling;

/// <summary>Rings something up; exactly one of SKU and barcode.</summary>
internal sealed record AddToSale(string? Sku, string? Barcode, decimal Quantity = 1);
