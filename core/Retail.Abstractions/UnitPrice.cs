using System.Globalization;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>
/// The price of one unit of measure (a piece, a kilogram), with up to four decimals, because a gram of saffron and a
/// litre of fuel cost parts of a cent. Never paid as such: a line's amount is rounded to <see cref="Money"/> by the
/// engine.
/// </summary>
/// <param name="Amount">Major units, at least 0, at most 999,999,999, scale at most <see cref="MaxScale"/>.</param>
/// <param name="Currency">The currency.</param>
[JsonConverter(typeof(UnitPriceJsonConverter))]
public readonly record struct UnitPrice(decimal Amount, Currency Currency)
{
    /// <summary>Most decimals of a unit price.</summary>
    public const int MaxScale = 4;

    /// <summary>Highest unit price in major units.</summary>
    public const decimal Max = 999_999_999m;

    /// <summary>
    /// The amount with the currency's decimals at least and four at most: <c>3.39</c>, <c>1.4790</c> as <c>1.479</c>.
    /// </summary>
    public string ToAmountString() =>
        Amount.ToString(
            "0." + new string('0', Currency.Decimals) + new string('#', MaxScale - Currency.Decimals),
            CultureInfo.InvariantCulture)
            .TrimEnd('.');

    /// <summary>
    /// The price as people of this culture write it, with more than the currency's decimals only where it has them.
    /// </summary>
    public string ToText(CultureInfo culture)
    {
        var text = ToAmountString();
        var decimals = text.Contains('.', StringComparison.Ordinal)
            ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1
            : 0;
        return MoneyText.Write(Amount, Currency, decimals, culture);
    }

    /// <summary>Amount and code, for logs and programs.</summary>
    public override string ToString() => $"{ToAmountString()} {Currency.Code}";

    /// <summary>Reads a non-negative amount with at most four decimals, without grouping.</summary>
    public static bool TryParse(string? text, Currency currency, out UnitPrice price)
    {
        price = default;
        if (text is null || text.Contains('\0', StringComparison.Ordinal) ||
            !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ||
            amount > Max || amount.Scale > MaxScale)
        {
            return false;
        }

        price = new UnitPrice(amount, currency);
        return true;
    }
}
