using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Shipping;

namespace Retail.Pricing;

/// <summary>What of a book counts for baskets of one currency. Nothing is ever converted.</summary>
internal static class BookCurrencies
{
    /// <summary>Whether prices may be in a currency.</summary>
    public static bool Knows(BookSettings settings, Currency currency) =>
        currency == settings.Currency || (settings.OtherCurrencies ?? []).Any(other => other.Currency == currency);

    /// <summary>The book's content in its main currency, where it has others too.</summary>
    public static BookContent Main(BookContent content) => content.Settings.OtherCurrencies is not { Count: > 0 }
        ? content
        : In(content, new OtherCurrency(content.Settings.Currency, content.Settings.CashStepMinor));

    /// <summary>The book's content in one of its currencies.</summary>
    public static BookContent In(BookContent content, OtherCurrency own)
    {
        var main = content.Settings.Currency;
        return content with
        {
            Settings = content.Settings with
            {
                Currency = own.Currency, CashStepMinor = own.CashStepMinor, OtherCurrencies = null,
            },
            PriceLists = [.. content.PriceLists.Where(list => (list.Currency ?? main) == own.Currency)],
            Promotions =
            [
                .. content.Promotions.Where(promotion => OnlyOf(promotion, main) is not { } only ||
                    only == own.Currency),
            ],
            ShippingMethods =
            [
                .. (content.ShippingMethods ?? []).Select(method => In(method, own.Currency)),
            ],
        };
    }

    /// <summary>All amounts that a promotion states.</summary>
    public static IEnumerable<Money> AmountsOf(Promotion promotion) =>
        promotion.Conditions.OfType<SpendAtLeast>().Select(spend => spend.Amount)
            .Concat(promotion.Benefits.SelectMany(AmountsOf));

    // A method without a rate in the currency is known, but does not ship.
    private static ShippingMethod In(ShippingMethod method, Currency currency) =>
        method with { Rates = [.. method.Rates.Where(rate => rate.Amount.Currency == currency)] };

    /// <summary>
    /// The only currency in which a promotion counts, or null for any: that of its amounts; without any the main one
    /// when thresholds and price ranges without a currency stand in it.
    /// </summary>
    private static Currency? OnlyOf(Promotion promotion, Currency main)
    {
        foreach (var amount in AmountsOf(promotion))
        {
            return amount.Currency;
        }

        return promotion.Benefits.Any(benefit => benefit is Tiered { Basis: TierBasis.Spend }) ||
            new Rule(promotion, 0, 0).Targets.Any(target => target.HasPriceRange)
            ? main
            : null;
    }

    private static IEnumerable<Money> AmountsOf(Benefit benefit) => benefit switch
    {
        PercentOff percent => Stated(percent.MaxAmount),
        AmountOff amount => [amount.Amount],
        FixedPrice price => [price.Price],
        FixedTotal total => [total.Total],
        FirstAndNext both => [both.First, both.Next],
        Tiered tiered => tiered.Tiers.SelectMany(tier => AmountsOf(tier?.Reward)),
        BuyGet buyGet => Stated(buyGet.Amount),
        SetOf set => AmountsOf(set.Reward),
        Bundle bundle => AmountsOf(bundle.Reward),
        ShippingOff shipping => AmountsOf(shipping.Reward),
        _ => [],
    };

    private static IEnumerable<Money> AmountsOf(Reward? reward) => Stated(reward?.Amount).Concat(Stated(reward?.Price));

    private static IEnumerable<Money> Stated(Money? amount) => amount is { } stated ? [stated] : [];
}
