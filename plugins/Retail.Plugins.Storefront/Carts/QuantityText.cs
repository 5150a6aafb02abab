using System.Globalization;
using Retail.Abstractions.Catalog;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>Reads the quantity that somebody typed.</summary>
internal static class QuantityText
{
    /// <summary>Longest text that is looked at, and shown again.</summary>
    public const int MaxLength = 20;

    /// <summary>
    /// The number, with a comma or a point before the decimals. Whether so much can be sold, the engine says. A piece
    /// with three decimals is not read at all: "1.000" may mean a thousand.
    /// </summary>
    public static decimal? Read(string text, UnitOfMeasure unit)
    {
        var plain = text.Trim().Replace(',', '.');
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return plain.Length <= MaxLength && !(unit == UnitOfMeasure.Piece && point >= 0 && plain.Length - point == 4) &&
            decimal.TryParse(plain, styles, CultureInfo.InvariantCulture, out var quantity)
            ? quantity
            : null;
    }

    /// <summary>What is said of a text that is no number.</summary>
    public static string Unreadable(string text) => text.Trim().Length == 0
        ? Words.Book["quantity.missing"]
        : Words.Book.Write("quantity.unreadable", ("text", text.Trim()));

    /// <summary>What was sent, cut to what is looked at.</summary>
    public static string Bounded(string? text) =>
        text is null ? string.Empty : text.Length > MaxLength ? text[..MaxLength] : text;
}
