using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>What units, barcodes and rates must look like, wherever they are typed in.</summary>
internal static class CatalogRules
{
    public const int MaxGtins = 20;
    public const int PercentScale = 4;

    public static Outcome<UnitOfMeasure> Unit(string text) => text switch
    {
        "piece" => UnitOfMeasure.Piece,
        "kilogram" => UnitOfMeasure.Kilogram,
        "litre" => UnitOfMeasure.Litre,
        "metre" => UnitOfMeasure.Metre,
        _ => Refusal.Of(RefusalKind.Rule, "catalog.unknown-unit", ("unit", CodeRules.Short(text))),
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
            : Refusal.Of(
                RefusalKind.Rule,
                "catalog.too-many-barcodes",
                ("max", MaxGtins.ToString(CultureInfo.InvariantCulture)));
    }

    public static Refusal BadBarcode(string text) =>
        Refusal.Of(RefusalKind.Malformed, "catalog.bad-barcode", ("barcode", CodeRules.Short(text)));

    public static Outcome<decimal> Percent(decimal percent) =>
        percent is >= 0 and <= 100 && decimal.Round(percent, PercentScale, MidpointRounding.ToZero) == percent
            ? percent
            : Refusal.Of(
                RefusalKind.Rule,
                "catalog.bad-tax-percent",
                ("percent", percent.ToString(CultureInfo.InvariantCulture)));
}
