using System.Globalization;

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

    public static string Write(Money money, CultureInfo culture) =>
        Write(
            money.AmountMinor / (decimal)money.Currency.MinorPerMajor,
            money.Currency,
            money.Currency.Decimals,
            culture);

    public static string Write(decimal amount, Currency currency, int decimals, CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = Signs.GetValueOrDefault(currency.Code, currency.Code);
        format.CurrencyDecimalDigits = decimals;
        if (format.CurrencySymbol.Length > 1 && format.CurrencyPositivePattern == 0)
        {
            // "GBP12.30" is hard to read: letters get a space.
            format.CurrencyPositivePattern = 2;
            format.CurrencyNegativePattern = 12;
        }

        return amount.ToString("C", format);
    }
}
