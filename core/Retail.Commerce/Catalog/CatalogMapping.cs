using Retail.Abstractions.Catalog;

namespace Retail.Commerce.Catalog;

internal static class CatalogMapping
{
    public static Variant ToVariant(this VariantRow row) => new(
        row.Sku,
        row.Product,
        row.Name,
        row.Category,
        row.Unit,
        row.TaxCategory,
        [.. row.Gtins.Select(gtin => gtin.Digits).Order(StringComparer.Ordinal).Select(ToGtin)]);

    public static Category ToCategory(this CategoryRow row) => new(row.Code, row.Name, row.Parent);

    private static Gtin ToGtin(string digits) => Gtin.TryParse(digits, out var gtin)
        ? gtin
        : throw new InvalidOperationException($"The stored barcode {digits} has a wrong check digit.");
}
