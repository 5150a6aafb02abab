using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;

namespace Retail.Pricing.Shipping;

/// <summary>What shipping costs and what promotions take off it: of each lane the one that takes most.</summary>
internal sealed class ShippingCost(BookContent content)
{
    private readonly Dictionary<string, ShippingMethod> methods =
        (content.ShippingMethods ?? []).ToDictionary(method => method.Code, StringComparer.Ordinal);

    /// <summary>What it costs, or null when no rate counts: it does not ship there.</summary>
    public static long? RateMinor(ShippingMethod method, string zone, long thresholdOf)
    {
        var hasOwn = method.Rates.Any(rate => string.Equals(rate.Zone, zone, StringComparison.Ordinal));
        ShippingRate? reached = null;
        foreach (var rate in method.Rates)
        {
            var counts = rate.From <= thresholdOf &&
                (hasOwn ? string.Equals(rate.Zone, zone, StringComparison.Ordinal) : rate.Zone is null);
            reached = counts && (reached is null || rate.From > reached.From) ? rate : reached;
        }

        return reached?.Amount.AmountMinor;
    }

    /// <summary>
    /// The shipping of a basket after its goods are priced; null when none is chosen. Refusals:
    /// <c>quote.unknown-shipping</c>, <c>quote.no-shipping</c>.
    /// </summary>
    public Outcome<QuoteShipping?> Of(LaneState state, OfferResult offers)
    {
        if (state.Basket.Delivery is not { Method: { } code } delivery)
        {
            return default(QuoteShipping);
        }

        if (!methods.TryGetValue(code, out var method))
        {
            return Refusal.Of(RefusalKind.Rule, "quote.unknown-shipping", ("method", code));
        }

        var basis = method.Basis == ShippingBasis.Weight ? Grams(state.Basket) : state.LineMinor.Sum();
        if (RateMinor(method, delivery.Zone, basis) is not { } price)
        {
            return Refusal.Of(RefusalKind.Rule, "quote.no-shipping", ("method", code), ("zone", delivery.Zone));
        }

        return Reduced(method, price, offers);
    }

    private QuoteShipping Reduced(ShippingMethod method, long priceMinor, OfferResult offers)
    {
        var settings = content.Settings;
        var left = priceMinor;
        var adjustments = new List<Adjustment>();
        for (var next = 0; next < offers.OnShipping.Count;)
        {
            var lane = offers.OnShipping[next].Rule.Lane;
            var computedOn = settings.LaneBasis == LaneBasis.Original ? priceMinor : left;
            var (best, most) = (default(Rule), 0L);
            for (; next < offers.OnShipping.Count && offers.OnShipping[next].Rule.Lane == lane; next++)
            {
                var contender = offers.OnShipping[next];

                // Goods come first: shipping gets what they left of a budget.
                var room = contender.BudgetMinor is { } budget
                    ? Math.Min(left, budget - offers.GivenMinor(contender.Rule))
                    : left;
                var off = Off(contender.Rule, method.Code, computedOn, room, settings.Rounding);
                (best, most) = off > most ? (contender.Rule, off) : (best, most);
            }

            if (best is not null)
            {
                adjustments.Add(new Adjustment(best.Code, best.Promotion.Name, Money(-most)));
                left -= most;
            }
        }

        return new QuoteShipping(
            method.Code, method.Name, Money(priceMinor), adjustments, Money(left), method.TaxCategory);
    }

    private static long Off(Rule rule, string method, long baseMinor, long leftMinor, RoundingMode rounding)
    {
        var off = 0L;
        foreach (var benefit in rule.Shipping)
        {
            off += benefit.Off(method, baseMinor - off, leftMinor - off, rounding);
        }

        return off;
    }

    private static long Grams(PricedBasket basket)
    {
        var grams = 0L;
        foreach (var line in basket.Lines)
        {
            grams += line.Variant.Unit == UnitOfMeasure.Kilogram
                ? (long)decimal.Ceiling(line.Quantity.Value * 1_000m)
                : (long)line.Goods.WeightGrams * line.UnitCount;
        }

        return grams;
    }

    private Money Money(long minor) => new(minor, content.Settings.Currency);
}
