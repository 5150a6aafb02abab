namespace Retail.Commerce.Prices;

internal static class PriceMapping
{
    public static PriceEntryEdit ToEdit(this PriceEntryRow row, Currency currency) => new(
        Quantity.Of(row.MinQuantity).Value,
        new UnitPrice(row.Price, currency),
        row.ListPrice is { } listPrice ? new UnitPrice(listPrice, currency) : null);

    public static PriceEntryRow ToRow(this PriceEntryEdit edit, string list, string sku) => new()
    {
        PriceList = list,
        Sku = sku,
        MinQuantity = edit.MinQuantity.Value,
        Price = edit.Price.Amount,
        ListPrice = edit.ListPrice?.Amount,
    };
}
