using System.Collections.Frozen;
using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Devices.Barcodes.Linting;
using Retail.Devices.Barcodes.Syntax;

namespace Retail.Devices.Barcodes;

/// <summary>Net measures and prices out of application identifiers whose last digit counts the decimals.</summary>
internal static class AiMeasures
{
    private const int IndicatorDigits = 3;

    /// <summary>What one unit of each identifier is in ours; the imperial ones by their legal definitions.</summary>
    private static readonly FrozenDictionary<string, Measure> Units = new Dictionary<string, Measure>
    {
        ["310"] = new(1m, UnitOfMeasure.Kilogram),
        ["311"] = new(1m, UnitOfMeasure.Metre),
        ["315"] = new(1m, UnitOfMeasure.Litre),
        ["316"] = new(1000m, UnitOfMeasure.Litre),
        ["320"] = new(0.45359237m, UnitOfMeasure.Kilogram),
        ["321"] = new(0.0254m, UnitOfMeasure.Metre),
        ["322"] = new(0.3048m, UnitOfMeasure.Metre),
        ["323"] = new(0.9144m, UnitOfMeasure.Metre),
        ["356"] = new(0.0311034768m, UnitOfMeasure.Kilogram),
        ["357"] = new(0.0295735295625m, UnitOfMeasure.Litre),
        ["360"] = new(0.946352946m, UnitOfMeasure.Litre),
        ["361"] = new(3.785411784m, UnitOfMeasure.Litre),
        ["364"] = new(0.016387064m, UnitOfMeasure.Litre),
        ["365"] = new(28.316846592m, UnitOfMeasure.Litre),
        ["366"] = new(764.554857984m, UnitOfMeasure.Litre),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The measure rounded half up to three decimals, as quantities are; or null for any other element.
    /// </summary>
    public static Measure? MeasureOf(in Element element)
    {
        var code = element.Identifier.Code;
        if (code == "30")
        {
            return new Measure(decimal.Parse(element.Span, NumberStyles.None, CultureInfo.InvariantCulture), default);
        }

        if (code.Length != 4 || code[0] != '3' ||
            !Units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code.AsSpan(0, IndicatorDigits), out var unit))
        {
            return null;
        }

        var exact = Number(element.Span, code[^1] - '0') * unit.Value;
        return unit with { Value = decimal.Round(exact, Quantity.MaxScale, MidpointRounding.AwayFromZero) };
    }

    /// <summary>The price for the whole thing, or null for any other element.</summary>
    public static LabelPrice? PriceOf(in Element element)
    {
        var code = element.Identifier.Code;
        return code.Length != 4 ? null
            : code.StartsWith("392", StringComparison.Ordinal)
                ? new LabelPrice(Number(element.Span, code[^1] - '0'), null)
            : code.StartsWith("393", StringComparison.Ordinal)
                ? new LabelPrice(
                    Number(element.Span[3..], code[^1] - '0'), CodeLists.CurrencyOf(element.Span[..3]))
            : null;
    }

    private static decimal Number(ReadOnlySpan<char> digits, int decimals)
    {
        var number = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return new decimal(unchecked((int)number), (int)(number >> 32), 0, false, (byte)decimals);
    }
}
