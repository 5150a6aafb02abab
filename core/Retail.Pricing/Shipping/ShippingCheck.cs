namespace Retail.Pricing.Shipping;

/// <summary>Finds the first contradiction among a book's shipping methods.</summary>
internal static class ShippingCheck
{
    private const int MaxMethods = 100;
    private const int MaxRates = 1_000;

    public static IEnumerable<Refusal> Find(BookContent content)
    {
        var methods = content.ShippingMethods ?? [];
        if (methods.Count > MaxMethods)
        {
            return [BookCheck.Refuse("shipping-methods", "too-many")];
        }

        var taxes = content.TaxRates.Where(rate => rate is not null).Select(rate => rate.Category)
            .ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return methods
            .Select(method => (method?.Code, Reason: !BookCheck.IsCode(method?.Code) ? "bad-code"
                : !seen.Add(method!.Code) ? "duplicate-code"
                : !taxes.Contains(method.TaxCategory) ? "no-tax-rate"
                : !Enum.IsDefined(method.Basis) ? "bad-shipping"
                : ReasonAgainst(method.Rates, content.Settings)))
            .Where(method => method.Reason is not null)
            .Select(method => BookCheck.Refuse(method.Code ?? string.Empty, method.Reason!));
    }

    private static string? ReasonAgainst(IReadOnlyList<ShippingRate> rates, BookSettings settings) =>
        rates.Count is < 1 or > MaxRates || rates.Any(rate => rate is null) ? "bad-shipping"
        : rates.Any(rate => rate.Zone is not null && !BookCheck.IsCode(rate.Zone)) ? "bad-zone"
        : rates.Any(rate => !BookCurrencies.Knows(settings, rate.Amount.Currency)) ? "foreign-currency"
        : rates.Any(rate => rate.From < 0 || rate.Amount.AmountMinor is < 0 or > QuoteEngine.MaxAmountMinor)
            ? "bad-amount"
        : rates.DistinctBy(rate => (rate.Zone, rate.From, rate.Amount.Currency)).Count() < rates.Count ? "duplicate-zone"
        : null;
}
