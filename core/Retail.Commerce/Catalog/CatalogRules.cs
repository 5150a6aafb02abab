using System.Globalization;
using Retail.Abstractions.Catalog;

namespace Retail.Commerce.Catalog;

/// <summary>What codes, names, units, barcodes and rates must look like, wherever they are typed in.</summary>
internal static class CatalogRules
{
    public const int MaxCodeLength = 40;
    public const int MaxGtins = 20;
    public const int PercentScale = 4;

    /// <summary>A SKU or product code, made upper case.</summary>
    public static Outcome<string> Sku(string text)
    {
        var sku = text.ToUpperInvariant();
        return sku.Length is > 0 and <= MaxCodeLength && sku.All(IsSkuCharacter)
            ? sku
            : Refusal.Of(RefusalKind.Rule, "catalog.bad-sku", ("sku", Short(text)));
    }

    /// <summary>The code of a category, tax category, price list or promotion.</summary>
    public static Outcome<string> Code(string text) =>
        text.Length is > 0 and <= MaxCodeLength && text.All(IsCodeCharacter)
            ? text
            : Refusal.Of(RefusalKind.Rule, "catalog.bad-code", ("code", Short(text)));

    /// <summary>A name in English and, unless empty, in Spanish.</summary>
    public static Outcome<LocalText> Name(string english, string spanish)
    {
        var text = spanish.Length == 0 ? new LocalText([new("en", english)]) : LocalText.Of(english, spanish);
        return Name(text);
    }

    /// <summary>A name that people can read and a receipt can hold.</summary>
    public static Outcome<LocalText> Name(LocalText text)
    {
        var bad = text.ByLanguage.Values.FirstOrDefault(name =>
            string.IsNullOrWhiteSpace(name) || name.Length > LocalText.MaxLength || name.Any(char.IsControl));
        return bad is null
            ? text
            : Refusal.Of(
                RefusalKind.Rule,
                "catalog.bad-name",
                ("name", Short(bad)),
                ("max", LocalText.MaxLength.ToString(CultureInfo.InvariantCulture)));
    }

    public static Outcome<UnitOfMeasure> Unit(string text) => text switch
    {
        "piece" => UnitOfMeasure.Piece,
        "kilogram" => UnitOfMeasure.Kilogram,
        "litre" => UnitOfMeasure.Litre,
        "metre" => UnitOfMeasure.Metre,
        _ => Refusal.Of(RefusalKind.Rule, "catalog.unknown-unit", ("unit", Short(text))),
    };

    /// <summary>Barcodes parted by bars.</summary>
    public static Outcome<IReadOnlyList<Gtin>> Gtins(string text)
    {
        var gtins = new List<Gtin>();
        foreach (var part in text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Gtin.TryParse(part, out var gtin))
            {
                return BadBarcode(part);
            }

            gtins.Add(gtin);
        }

        return gtins.Count <= MaxGtins
            ? gtins.Distinct().ToList()
            : Refusal.Of(RefusalKind.Rule, "catalog.too-many-barcodes", ("max", MaxGtins.ToString(CultureInfo.InvariantCulture)));
    }

    public static Refusal BadBarcode(string text) =>
        Refusal.Of(RefusalKind.Malformed, "catalog.bad-barcode", ("barcode", Short(text)));

    public static Outcome<decimal> Percent(decimal percent) =>
        percent is >= 0 and <= 100 && decimal.Round(percent, PercentScale, MidpointRounding.ToZero) == percent
            ? percent
            : Refusal.Of(RefusalKind.Rule, "catalog.bad-tax-percent", ("percent", percent.ToString(CultureInfo.InvariantCulture)));

    private static bool IsSkuCharacter(char c) =>
        char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_';

    private static bool IsCodeCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';

    /// <summary>So much of a foreign text that a sentence can show it.</summary>
    public static string Short(string text) => text.Length > MaxCodeLength ? text[..MaxCodeLength] + "…" : text;
}
