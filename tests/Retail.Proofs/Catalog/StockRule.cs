using System.Globalization;

namespace Retail.Proofs.Catalog;

/// <summary>
/// Invents the shelf from the year's sales. The source has no stock; the numbers only have to look like some.
/// </summary>
internal static class StockRule
{
    private const int Lowest = 5;
    private const int Highest = 200;
    private const int WeeksOfTheYear = 52;

    /// <summary>The stores with the weeks of sales that lie on their shelves.</summary>
    private static readonly (string Store, int Weeks)[] Stores = [("centro", 3), ("norte", 1)];

    public static IEnumerable<StockRow> For(CatalogRow item, SourceRow source)
    {
        // A little from the code's last digits, so that slow sellers do not all show the same five.
        int scatter = int.Parse(item.Sku.AsSpan(0, 5), NumberStyles.None, CultureInfo.InvariantCulture) % 8;
        int sold = Math.Max(0, source.UnitsNet);
        foreach ((string store, int weeks) in Stores)
        {
            int quantity = Math.Min(Highest, Lowest + (scatter * weeks / 3) + (sold * weeks / WeeksOfTheYear));
            yield return new StockRow(store, item.Sku, quantity);
        }
    }
}
