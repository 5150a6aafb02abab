using System.Globalization;
using System.Text;

namespace Retail.Proofs.Bench;

/// <summary>
/// A catalog of any size in the importer's format: real enough names, distinct SKUs, GTINs and prices.
/// </summary>
internal static class BigCatalog
{
    private static readonly string[] Colours = ["red", "blue", "green", "white", "black", "pink", "ivory"];
    private static readonly string[] Things =
        ["mug", "lantern", "cushion", "frame", "basket", "candle", "clock", "tin", "bag"];

    public static string Sku(int index) => string.Create(CultureInfo.InvariantCulture, $"BIG-{index:D6}");

    public static (string Catalog, string Prices) Write(string folder, int count)
    {
        var catalog = new StringBuilder("sku,name,category,unit,tax_category,gtins\n");
        var prices = new StringBuilder("sku,min_quantity,price\n");
        for (var i = 0; i < count; i++)
        {
            var name = $"{Colours[i % Colours.Length]} {Things[i % Things.Length]}";
            var digits = string.Create(CultureInfo.InvariantCulture, $"590{i:D9}");
            catalog.Append(CultureInfo.InvariantCulture,
                $"{Sku(i)},Vintage {name} {i},decor,piece,standard,{digits}{Gtin.CheckDigit(digits)}\n");
            prices.Append(CultureInfo.InvariantCulture, $"{Sku(i)},1,{(i % 1_999) + 1}.{i % 100:D2}\n");
        }

        return (Save(folder, "catalog.csv", catalog), Save(folder, "prices.csv", prices));
    }

    private static string Save(string folder, string name, StringBuilder text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
