namespace Retail.Proofs.Catalog;

internal sealed record CatalogRow(
    string Sku,
    string Name,
    string Category,
    string Unit,
    string TaxCategory,
    string Gtin);
