using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Testing.Pricing;

/// <summary>Promotions reduce what they mean, when they may, by no more than they may.</summary>
internal static class FuzzMeaning
{
    public static FuzzVerdict OnlyWhatIsMeant(FuzzCase one, Quote quote)
    {
        var asked = false;
        foreach (var line in quote.Lines)
        {
            foreach (var promotion in line.Adjustments.Where(IsOffer).Select(adjustment => Of(one, adjustment)))
            {
                asked = true;
                var fault = promotion is null ? "nobody"
                    : !promotion.Benefits.SelectMany(Targets).Any(target => Means(one, target, line))
                        ? promotion.Code + " does not mean it"
                    : !IsInForce(promotion, one.Basket) ? promotion.Code + " is not in force"
                    : null;
                if (fault is not null)
                {
                    return FuzzVerdict.Fails($"{line.Sku}: {fault}");
                }
            }
        }

        return asked ? FuzzVerdict.Holds : FuzzVerdict.NotAsked;
    }

    /// <summary>Budgets, uses, amounts across and maxima are not exceeded.</summary>
    public static FuzzVerdict Limits(FuzzCase one, Quote quote)
    {
        var given = quote.Lines.SelectMany(line => line.Adjustments).Where(IsOffer)
            .Concat(quote.Shipping?.Adjustments ?? [])
            .GroupBy(adjustment => adjustment.Promotion, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key, group => -group.Sum(adjustment => adjustment.Amount.AmountMinor),
                StringComparer.Ordinal);
        var customer = one.Basket.Context.Customer;
        foreach (var promotion in one.Promotions)
        {
            var off = given.GetValueOrDefault(promotion.Code);
            var most = promotion.Benefits is not [var only] ? null
                : only is PercentOff { MaxAmount: { } max } ? max.AmountMinor
                : only is AmountOff { Spread: AmountSpread.Across } across ? across.Amount.AmountMinor
                : default(long?);
            if (off > 0 && customer.UsesLeft.GetValueOrDefault(promotion.Code, 1) < 1)
            {
                return FuzzVerdict.Fails(promotion.Code + " was used up");
            }

            if (customer.BudgetLeft?.TryGetValue(promotion.Code, out var budget) == true && off > budget)
            {
                return FuzzVerdict.Fails($"{promotion.Code} gives {off} of a budget of {budget}");
            }

            if (off > most)
            {
                return FuzzVerdict.Fails($"{promotion.Code} gives {off} of {most}");
            }
        }

        return given.Count == 0 ? FuzzVerdict.NotAsked : FuzzVerdict.Holds;
    }

    /// <summary>Whether a target means a line's goods at their price before promotions.</summary>
    public static bool Means(FuzzCase one, Target target, QuoteLine line) =>
        Means(target, one.Find(line.Sku)!, line.UnitPrice.Amount, line.ListPrice is not null);

    public static bool Means(Target target, BookVariant goods, decimal price, bool isReduced)
    {
        var (sku, category, tags) = (goods.Variant.Sku, goods.Variant.Category, goods.Tags ?? []);
        var isNamed = (target.Skus.Count == 0 && target.Categories.Count == 0 && (target.Tags ?? []).Count == 0) ||
            target.Skus.Contains(sku) || target.Categories.Contains(category) ||
            (target.Tags ?? []).Any(tags.Contains);
        return isNamed && (target.Except is not { } except ||
            !((except.Skus ?? []).Contains(sku) || (except.Categories ?? []).Contains(category) ||
                (except.Tags ?? []).Any(tags.Contains) || (except.Reduced && isReduced) ||
                price < except.Below || price > except.Above));
    }

    public static IEnumerable<Target> Targets(Benefit benefit) => benefit switch
    {
        PercentOff percent => [percent.Target],
        AmountOff amount => [amount.Target],
        FixedPrice price => [price.Target],
        FixedTotal total => [total.Target],
        FirstAndNext both => [both.Target],
        Tiered tiered => [tiered.Target],
        BuyGet buyGet => [buyGet.BuyTarget, buyGet.GetTarget],
        SetOf set => [set.Target],
        Bundle bundle => bundle.Parts.Select(part => part.Target),
        _ => [],
    };

    private static bool IsInForce(Promotion promotion, Basket basket)
    {
        var context = basket.Context;
        return (promotion.Channels.Count == 0 || promotion.Channels.Contains(context.Channel)) &&
            (promotion.Stores.Count == 0 || (context.Store is { } store && promotion.Stores.Contains(store))) &&
            (promotion.Groups.Count == 0 ||
                (context.Customer.Group is { } group && promotion.Groups.Contains(group))) &&
            !(context.Instant < promotion.From) && !(context.Instant >= promotion.Until) &&
            promotion.Conditions.All(condition => condition switch
            {
                CouponEntered coupon => coupon.Codes.Any(basket.Codes.Contains),
                FirstOrder => context.Customer.FirstOrder,
                _ => true,
            });
    }

    private static bool IsOffer(Adjustment adjustment) => adjustment.Reason is null;

    private static Promotion? Of(FuzzCase one, Adjustment adjustment) => one.Promotions.FirstOrDefault(promotion =>
        string.Equals(promotion.Code, adjustment.Promotion, StringComparison.Ordinal));
}
