namespace Retail.Proofs.Catalog;

internal sealed record PriceRow(string Sku, int MinimumQuantity, decimal Price);
