using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Retail.Abstractions;

/// <summary>
/// Writes amounts for people: the culture's separators, the currency's own sign where it has a usual one.
/// </summary>
internal static class MoneyText
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["GBP"] = "£",
        ["EUR"] = "€",
        ["USD"] = "$",
        ["JPY"] = "¥",
        ["MXN"] = "$",
    };

    // A culture that cannot change, as all are that come by their name, always writes an amount alike.
    private static readonly ConditionalWeakTable<
        CultureInfo, ConcurrentDictionary<(Currency Currency, int Decimals), NumberFormatInfo>> Formats = [];

    public static string Write(Money money, CultureInfo culture) =>
        Write(
            money.AmountMinor / (decimal)money.Currency.MinorPerMajor,
            money.Currency,
            money.Currency.Decimals,
            culture);

    public static string Write(decimal amount, Currency currency, int decimals, CultureInfo culture)
    {
        var format = culture.IsReadOnly
            ? Formats.GetValue(culture, _ => []).GetOrAdd((currency, decimals), Format, culture)
            : Format((currency, decimals), culture);
        return amount.ToString("C", format);
    }

    private static NumberFormatInfo Format((Currency Currency, int Decimals) amount, CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = Signs.GetValueOrDefault(amount.Currency.Code, amount.Currency.Code);
        format.CurrencyDecimalDigits = amount.Decimals;
        if (format.CurrencySymbol.Length > 1 && format.CurrencyPositivePattern == 0)
        {
            // "GBP12.30" is hard to read: letters get a space.
            format.CurrencyPositivePattern = 2;
            format.CurrencyNegativePattern = 12;
        }

        return format;
    }
}
