using Retail.Abstractions.Quotes;
using Retail.Pricing.Rounding;

namespace Retail.Pricing.Taxes;

/// <summary>The tax summary: one row per tax category, rounded where the book says.</summary>
internal static class TaxTable
{
    /// <summary>
    /// Rows by category, of lines that are given with their category and amount in the prices' basis.
    /// </summary>
    public static IReadOnlyList<TaxTotal> Of(IEnumerable<(string Category, long Minor)> lines, PriceBook book)
    {
        var settings = book.Content.Settings;
        return
        [
            .. lines
                .GroupBy(line => line.Category, line => line.Minor, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Row(book.Rates[group.Key], [.. group], settings)),
        ];
    }

    private static TaxTotal Row(TaxRate rate, IReadOnlyList<long> amounts, BookSettings settings)
    {
        var sum = amounts.Sum();
        var taxMinor = settings.TaxRounding == TaxRounding.Line
            ? amounts.Sum(amount => Tax(amount, rate, settings))
            : Tax(sum, rate, settings);
        var tax = new Money(taxMinor, settings.Currency);
        var stated = new Money(sum, settings.Currency);
        return settings.PricesIncludeTax
            ? new TaxTotal(rate.Category, rate.Percent, stated - tax, tax, stated)
            : new TaxTotal(rate.Category, rate.Percent, stated, tax, stated + tax);
    }

    private static long Tax(long amountMinor, TaxRate rate, BookSettings settings)
    {
        var steps = Exact.Steps(rate.Percent);
        var whole = settings.PricesIncludeTax ? Exact.Whole + steps : Exact.Whole;
        return Exact.Divide((Int128)amountMinor * steps, whole, settings.Rounding);
    }
}
