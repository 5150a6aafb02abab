using System.Globalization;

namespace Retail.Abstractions;

/// <summary>Writes amounts for people: the culture's separators, the currency's own sign where it has a usual one.</summary>
internal static class MoneyText
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["GBP"] = "£", ["EUR"] = "€", ["USD"] = "$", ["JPY"] = "¥", ["MXN"] = "$",
    };

    public static string Write(Money money, CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = Signs.GetValueOrDefault(money.Currency.Code, money.Currency.Code);
        format.CurrencyDecimalDigits = money.Currency.Decimals;
        if (format.CurrencySymbol.Length > 1 && format.CurrencyPositivePattern == 0)
        {
            // "GBP12.30" is hard to read: letters get a space.
            format.CurrencyPositivePattern = 2;
            format.CurrencyNegativePattern = 12;
        }

        return (money.AmountMinor / (decimal)money.Currency.MinorPerMajor).ToString("C", format);
    }
}
