using System.Globalization;
using System.Text.Json;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Testing.Vectors;

/// <summary>The promotions of a cart of the neutral schema as the engine's.</summary>
internal sealed class CartPromotions(CartWords words)
{
    public static string OrderGroup(int number) => string.Create(CultureInfo.InvariantCulture, $"order-{number}");

    public static string Code(string id) =>
        "p-" + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(id))[..Math.Min(36, id.Length * 2)];

    /// <summary>Those that give anything.</summary>
    public IReadOnlyList<Promotion> Of(IEnumerable<(CartVector.Promotion Promotion, string Lane)> promotions) =>
        [.. promotions.Select(pair => Of(pair.Promotion, pair.Lane)).Where(promotion => promotion.Benefits.Count > 0)];

    private Promotion Of(CartVector.Promotion promotion, string lane)
    {
        var conditions = promotion.Conditions ?? [];
        return new Promotion(
            Code(promotion.Id),
            LocalText.English(promotion.Id),
            lane,
            promotion.Priority,
            [.. conditions.Where(condition => IsOf(condition, "channel")).Select(condition => Text(condition))],
            [],
            [.. conditions.Where(condition => IsOf(condition, "customer_order_number") && Number(condition) != 1)
                .Select(condition => OrderGroup((int)Number(condition)))],
            null,
            null,
            [.. conditions.Select(Of).OfType<Condition>()],
            [.. promotion.Benefits.Where(GivesAnything).Select(Of)],
            promotion.Exclusive);
    }

    private Condition? Of(CartVector.Condition condition)
    {
        var target = words.Target(condition.Target);
        return condition.Type switch
        {
            "qty_at_least" => new QuantityAtLeast(target, Number(condition)),
            "line_qty_at_least" => new LineQuantityAtLeast(target, Number(condition)),
            "value_at_least" => new SpendAtLeast(target, CartBook.Money((long)Number(condition))),
            "value_above" => new SpendAtLeast(target, CartBook.Money((long)Number(condition) + 1)),
            "contains" => new QuantityAtLeast(target, 1m),
            "code" => new CouponEntered([words.Coupon(Text(condition))]),
            "customer_order_number" when Number(condition) == 1 => new FirstOrder(),
            "customer_order_number" or "channel" => null,
            _ => throw new JsonException($"the condition {condition.Type} is not known"),
        };
    }

    private static bool GivesAnything(CartVector.Benefit benefit) =>
        benefit.Type is not ("percent" or "amount" or "shipping_percent") || benefit.Value > 0;

    private Benefit Of(CartVector.Benefit benefit)
    {
        var target = words.Target(benefit.Target);
        return benefit.Type switch
        {
            "percent" => new PercentOff(
                target, Value(benefit),
                CartVector.Word(
                    benefit.Level, ("unit", RoundingPlace.Unit), ("line", RoundingPlace.Line),
                    ("order", RoundingPlace.Whole)),
                benefit.MaxAmount is { } most ? CartBook.Money(most) : null,
                Limit(benefit)),
            "amount" => new AmountOff(
                target, Amount(benefit),
                CartVector.Word(
                    benefit.Allocation, ("each_unit", AmountSpread.EachUnit), ("each_line", AmountSpread.EachLine),
                    ("across", AmountSpread.Across)),
                Limit(benefit)),
            "fixed_total" => new FixedTotal(target, Amount(benefit)),
            "fixed_unit_price" => new FixedPrice(target, Amount(benefit), Limit(benefit)),
            "set" => Set(benefit, target),
            "buy_get" => BuyGet(benefit),
            "tiered_percent" or "tiered_amount" => new Tiered(
                target,
                CartVector.Word(benefit.Basis, ("qty", TierBasis.Units), ("amount", TierBasis.Spend)),
                [.. (benefit.Tiers ?? []).Select(Of)]),
            "flexi" => new FirstAndNext(
                target, CartBook.Money(benefit.First ?? 0), CartBook.Money(benefit.Additional ?? 0), benefit.MaxUnits),
            "shipping_percent" => new ShippingOff([], new Reward(Percent: Value(benefit))),
            _ => throw new JsonException($"the benefit {benefit.Type} is not known"),
        };
    }

    private static SetOf Set(CartVector.Benefit benefit, Target target)
    {
        var apply = benefit.Apply ?? throw new JsonException("a set says nothing of what it gives");
        return new SetOf(
            target,
            benefit.Size ?? throw new JsonException("a set has no size"),
            new Reward(
                apply.Percent,
                apply.AmountEach is { } each ? CartBook.Money(each) : null,
                apply.SetPrice is { } price ? CartBook.Money(price) : null),
            PickOf(benefit.GroupSort),
            benefit.MaxSets,
            CartVector.Word(
                apply.Scope, ("all", SetScope.All), ("per_set", SetScope.EachSet), ("horizontal", SetScope.AllSets)),
            PickOf(apply.Pick),
            apply.Nth,
            apply.Count,
            apply.MaxUnits);
    }

    private BuyGet BuyGet(CartVector.Benefit benefit)
    {
        var (buy, get) = (benefit.Buy, benefit.Get);
        if (buy is null || get is null)
        {
            throw new JsonException("a gift says nothing of what is bought or given");
        }

        return new BuyGet(
            words.Target(buy.Target), buy.Qty, words.Target(get.Target), get.Qty, get.Percent, benefit.MaxTimes,
            Pick: PickOf(get.Pick), GivesPart: !get.CompleteOnly, MaxGiven: benefit.MaxGetUnits);
    }

    private static Tier Of(CartVector.Tier tier) => new(
        tier.From, new Reward(tier.Percent, tier.Amount is { } amount ? CartBook.Money(amount) : null));

    private static UnitLimit? Limit(CartVector.Benefit benefit) =>
        benefit is { MaxUnits: null, MaxUnitsPerLine: null }
            ? null
            : new UnitLimit(benefit.MaxUnits, benefit.MaxUnitsPerLine, PickOf(benefit.Pick));

    private static Pick PickOf(string word) => CartVector.Word(
        word, ("cheapest", Pick.Cheapest), ("price_asc", Pick.Cheapest), ("dearest", Pick.Dearest),
        ("price_desc", Pick.Dearest), ("line_order", Pick.Listed), ("largest_line_first", Pick.LargestLine));

    private static bool IsOf(CartVector.Condition condition, string type) =>
        string.Equals(condition.Type, type, StringComparison.Ordinal);

    private static decimal Value(CartVector.Benefit benefit) =>
        benefit.Value ?? throw new JsonException($"the benefit {benefit.Type} has no value");

    private static Money Amount(CartVector.Benefit benefit) => CartBook.Money((long)Value(benefit));

    private static decimal Number(CartVector.Condition condition) => condition.Value is { } value
        ? value.ValueKind == JsonValueKind.String
            ? decimal.Parse(value.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture)
            : value.GetDecimal()
        : throw new JsonException($"the condition {condition.Type} has no value");

    private static string Text(CartVector.Condition condition) => condition.Value?.GetString()
        ?? throw new JsonException($"the condition {condition.Type} has no value");
}
