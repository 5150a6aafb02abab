using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Testing.Pricing;

/// <summary>
/// Whoever puts into the basket all that a promotion says is missing is not told that anything is missing then, and the
/// promotion applies. Asked of each promotion alone: what others take off may lift a threshold again.
/// </summary>
internal static class FuzzHints
{
    private const string Units = "promotion.missing-units";
    private const string Amount = "promotion.missing-amount";
    private const int MostRounds = 8;

    // A tenth of what costs at least 1.00 is a minor unit, but of currencies without decimals.
    private const decimal LeastPercent = 10m;

    public static FuzzVerdict Acted(FuzzCase one, Quote quote)
    {
        var asked = false;
        foreach (var promotion in one.Promotions.Take(3))
        {
            var book = one.With([promotion]);
            var basket = one.Basket with { Codes = CodesOf(one, promotion), Changes = null };
            if (QuoteEngine.Explain(basket, book) is not { IsRefused: false } before)
            {
                continue;
            }

            var hints = before.Value.Explanations.Where(IsMissing).ToList();
            if (hints.Count == 0 || !TryFollow(one, promotion, basket, hints, out var after))
            {
                continue;
            }

            asked = true;
            var left = QuoteEngine.Explain(after, book).Value.Explanations.Where(IsMissing).ToList();
            for (var again = promotion.Benefits.Any(MayTakeFromItself) ? MostRounds : 0; again > 0; again--)
            {
                left = left.Count > 0 && TryFollow(one, promotion, after, left, out after)
                    ? [.. QuoteEngine.Explain(after, book).Value.Explanations.Where(IsMissing)]
                    : left;
            }

            if (left.Count > 0)
            {
                var added = after.Lines.Skip(basket.Lines.Count).Select(line => $"{line.Quantity} {line.Sku}");
                return FuzzVerdict.Fails(
                    $"{promotion.Code} said {string.Join(", ", hints.Select(Text))}; with {string.Join(", ", added)} " +
                    $"more it says {string.Join(", ", left.Select(Text))}");
            }

            if (!Applies(one, after, QuoteEngine.Explain(after, book).Value, promotion))
            {
                var added = after.Lines.Skip(basket.Lines.Count).Select(line => $"{line.Quantity} {line.Sku}");
                return FuzzVerdict.Fails(
                    $"{promotion.Code} said {string.Join(", ", hints.Select(Text))}; with {string.Join(", ", added)} " +
                    "more it does not apply");
            }
        }

        return asked ? FuzzVerdict.Holds : FuzzVerdict.NotAsked;
    }

    /// <summary>
    /// Whether it saved something, or could not have: goods too cheap for a part of them to be a minor unit, held by a
    /// floor, below the price that is offered, or a budget that is spent.
    /// </summary>
    private static bool Applies(FuzzCase one, Basket basket, Quote quote, Promotion promotion) =>
        quote.Explanations.Any(explanation => explanation.Code == "promotion.applied") ||
        basket.Context.Customer.BudgetLeft is { Count: > 0 } ||
        one.Settings.Currency.Decimals == 0 ||
        !promotion.Benefits.All(IsSureToSave) ||
        basket.Lines.Any(line =>
            one.Find(line.Sku)!.Prices.Any(entry => entry.Price < 1m || entry.FloorPrice is not null));

    private static bool IsSureToSave(Benefit benefit) => benefit switch
    {
        PercentOff percent => percent.Percent > LeastPercent,
        AmountOff or FirstAndNext => true,
        Tiered tiered => tiered.Tiers.All(tier => IsSureToSave(tier.Reward)),
        BuyGet buyGet => buyGet.Amount is not null || buyGet.Percent > LeastPercent,
        SetOf set => IsSureToSave(set.Reward),
        Bundle bundle => IsSureToSave(bundle.Reward),
        _ => false,
    };

    private static bool IsSureToSave(Reward reward) => reward.Amount is not null || reward.Percent > LeastPercent;

    /// <summary>Part after part takes the dearest, so goods put in for one may be taken by another.</summary>
    private static bool MayTakeFromItself(Benefit benefit) => benefit is Bundle;

    private static bool TryFollow(
        FuzzCase one, Promotion promotion, Basket basket, List<Explanation> hints, out Basket after)
    {
        after = basket;
        var added = new List<BasketLine>();
        foreach (var hint in hints)
        {
            if (GoodsFor(one, promotion, hint) is not { } goods)
            {
                return false;
            }

            var price = goods.Prices[0].Price;
            var isUnits = hint.Code == Units;
            var wanted = decimal.Parse(hint.Arguments[isUnits ? "units" : "amount"], CultureInfo.InvariantCulture);
            if (!isUnits && price < 0.01m)
            {
                return false;
            }

            // One more than exact, for a line's amount may be rounded down.
            var count = decimal.Ceiling(isUnits ? wanted : (wanted / price) + 1);
            if (count > 10_000)
            {
                return false;
            }

            var id = string.Create(CultureInfo.InvariantCulture, $"more{basket.Lines.Count + added.Count}");
            added.Add(new BasketLine(id, goods.Variant.Sku, Quantity.Of(count).Value));
        }

        after = basket with { Lines = [.. basket.Lines, .. added] };
        return true;
    }

    /// <summary>
    /// Goods that the hint names and that every target means which it could be about; none that price lists or
    /// quantities make cheaper, for they may leave the target when there are more of them.
    /// </summary>
    private static BookVariant? GoodsFor(FuzzCase one, Promotion promotion, Explanation hint)
    {
        var targets = promotion.Benefits.SelectMany(FuzzMeaning.Targets)
            .Concat(promotion.Conditions.Select(TargetOf).OfType<Target>())
            .Where(target => IsNamedBy(target, hint))
            .ToList();
        var ofOne = promotion.Conditions.OfType<LineQuantityAtLeast>().Any(line => IsNamedBy(line.Target, hint));
        return targets.Count == 0 ? null : one.Goods
            .Where(goods => goods.Prices.Count == 1 && goods.Variant.Unit == UnitOfMeasure.Piece &&
                targets.All(target => FuzzMeaning.Means(
                    target, goods, goods.Prices[0].Price, goods.Prices[0].ListPrice is not null)))
            .Where(goods => !ofOne || IsMost(one, targets, goods))
            .MaxBy(goods => FuzzSums.InBasket(one, goods.Variant.Sku));
    }

    /// <summary>Whether there are of no other goods of a target more: what is missing is missing of these.</summary>
    private static bool IsMost(FuzzCase one, List<Target> targets, BookVariant goods) => one.Goods
        .Where(other => targets.Exists(target => FuzzMeaning.Means(
            target, other, other.Prices[0].Price, other.Prices[0].ListPrice is not null) || other.Prices.Count > 1))
        .All(other => FuzzSums.InBasket(one, other.Variant.Sku) <= FuzzSums.InBasket(one, goods.Variant.Sku));

    private static bool IsNamedBy(Target target, Explanation hint)
    {
        return Holds("skus", target.Skus) && Holds("categories", target.Categories) &&
            Holds("tags", target.Tags ?? []);

        bool Holds(string name, IReadOnlyList<string> codes) => string.Equals(
            hint.Arguments.GetValueOrDefault(name, string.Empty), string.Join(' ', codes), StringComparison.Ordinal);
    }

    private static Target? TargetOf(Condition condition) => condition switch
    {
        LineQuantityAtLeast line => line.Target,
        QuantityAtLeast quantity => quantity.Target,
        SpendAtLeast spend => spend.Target,
        _ => null,
    };

    private static IReadOnlyList<string> CodesOf(FuzzCase one, Promotion promotion)
    {
        var own = promotion.Conditions.OfType<CouponEntered>().SelectMany(coupon => coupon.Codes).ToList();
        return [.. one.Basket.Codes.Where(own.Contains)];
    }

    private static bool IsMissing(Explanation explanation) => explanation.Code is Units or Amount;

    private static string Text(Explanation hint) => string.Join(
        ' ', hint.Arguments.Where(pair => pair.Key != "currency").Select(pair => $"{pair.Key} {pair.Value}"));
}
