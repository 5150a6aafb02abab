namespace Retail.Proofs.Catalog;

internal sealed record StockRow(string Store, string Sku, int Quantity);
