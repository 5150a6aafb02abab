using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;

namespace Retail.Plugins.Storefront.Browsing;

/// <summary>How products are written for people. Nothing is computed: what is compared is only shown or not.</summary>
internal static class Shown
{
    private const int Tones = 8;
    private const int Arts = 6;

    /// <summary>What one costs, with its unit when that is no piece.</summary>
    public static string One(PricedVariant priced) =>
        PerUnit(priced.One.ToText(CultureInfo.CurrentCulture), priced.Variant.Unit);

    /// <summary>The price that is struck out, or null: the list price, else the price before offers.</summary>
    public static string? Was(PricedVariant priced)
    {
        var before = priced.ListPrice ?? priced.Price;
        var isReduced = priced.ListPrice is not null ||
            before.Amount * before.Currency.MinorPerMajor - priced.One.AmountMinor >= 1;
        return isReduced ? PerUnit(before.ToText(CultureInfo.CurrentCulture), priced.Variant.Unit) : null;
    }

    /// <summary>A price with its unit.</summary>
    public static string PerUnit(string price, UnitOfMeasure unit) =>
        unit == UnitOfMeasure.Piece ? price : Words.Book.Write(Named("unit-price", unit), ("price", price));

    /// <summary>A quantity with its unit.</summary>
    public static string Quantity(Quantity quantity, UnitOfMeasure unit)
    {
        var number = quantity.Value.ToString(CultureInfo.CurrentCulture);
        return unit == UnitOfMeasure.Piece ? number : Words.Book.Write(Named("unit", unit), ("quantity", number));
    }

    /// <summary>A line of a bill.</summary>
    public static string Line(QuoteLine line) =>
        $"{Quantity(line.Quantity, line.Unit)} × {line.Name.In(CultureInfo.CurrentUICulture)}";

    /// <summary>The first letter of a name, for its tile.</summary>
    public static string Letter(LocalText name) =>
        name.In(CultureInfo.CurrentUICulture).FirstOrDefault(char.IsLetterOrDigit) is var letter and not '\0'
            ? char.ToUpper(letter, CultureInfo.CurrentUICulture).ToString()
            : "·";

    /// <summary>The colour of a tile: things of one category share it.</summary>
    public static string Tone(string category) => $"tone-{OneOf(Tones, category)}";

    /// <summary>Colour and pattern of a product's tile: every product looks a little different.</summary>
    public static string Tile(string category, string sku) => $"tile {Tone(category)} art-{OneOf(Arts, sku)}";

    /// <summary>The address of a product's page.</summary>
    public static string Address(string sku) => "/shop/p/" + Uri.EscapeDataString(sku);

    /// <summary>The address of a category's page.</summary>
    public static string Category(string code) => "/shop/c/" + Uri.EscapeDataString(code);

    // FNV-1a spreads short codes that differ in their last letter.
    private static int OneOf(int count, string text)
    {
        var hash = text.Aggregate(2_166_136_261u, (sum, letter) => unchecked((sum ^ letter) * 16_777_619u));
        return (int)((hash >> 8) % (uint)count);
    }

    private static string Named(string kind, UnitOfMeasure unit) =>
        $"{kind}.{unit.ToString().ToLowerInvariant()}";
}
