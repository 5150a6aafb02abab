using System.Globalization;
using Retail.Pricing;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Testing.Pricing;

/// <summary>Random promotions of every kind of benefit and condition.</summary>
internal sealed class FuzzPromotions(FuzzDice dice, BookSettings settings)
{
    public static readonly string[] Skus = ["S0", "S1", "S2", "S3", "S4", "S5"];
    public static readonly string[] Categories = ["cups", "plates", "cheese"];
    public static readonly string[] Tags = ["red", "new"];
    public static readonly string[] Methods = ["post", "van"];

    private static readonly decimal[] Percents = [0.0001m, 5m, 10m, 12.5m, 15m, 33.3333m, 50m, 99.9999m, 100m];
    private static readonly long[] Amounts = [1, 2, 3, 5, 7, 10, 33, 99, 100, 250, 999, 5_000];

    public Promotion Promotion(int index)
    {
        var benefits = Enumerable.Range(0, dice.OneIn(4) ? 2 : 1).Select(_ => Benefit()).ToList();
        List<Condition> conditions =
            [.. Enumerable.Range(0, dice.OneIn(3) ? dice.Between(1, 2) : 0).Select(_ => Condition(index))];
        var code = string.Create(CultureInfo.InvariantCulture, $"p{index}");
        return new Promotion(
            code,
            LocalText.Of(code + " offer", "oferta " + code),
            settings.Lanes[dice.Between(0, settings.Lanes.Count - 1)],
            dice.Between(0, 2),
            dice.OneIn(12) ? [dice.Of("till", "web")] : [],
            dice.OneIn(12) ? [dice.Of("madrid", "lyon")] : [],
            dice.OneIn(12) ? [dice.Of("staff", "gold")] : [],
            dice.OneIn(12) ? FuzzGenerator.Noon.AddDays(dice.Between(-2, 2)) : null,
            dice.OneIn(12) ? FuzzGenerator.Noon.AddDays(dice.Between(3, 4)) : null,
            conditions,
            benefits,
            dice.OneIn(20),
            dice.OneIn(8) ? [Hours()] : null);
    }

    /// <summary>Of one benefit, without conditions, always and for everybody.</summary>
    public Promotion Plain(string code, string lane) => new(
        code, LocalText.English(code), lane, dice.Between(0, 2), [], [], [], null, null, [], [OnGoods()]);

    public static string Coupon(int index) => string.Create(CultureInfo.InvariantCulture, $"SAVE{index}");

    private WeekHours Hours() => new(
        dice.Some(Enum.GetValues<DayOfWeek>(), dice.Between(1, 7)),
        new TimeOnly(dice.Between(0, 12), dice.Of(0, 30)),
        dice.OneIn(3) ? TimeOnly.MinValue : new TimeOnly(dice.Between(13, 23), 59));

    private Condition Condition(int index) => dice.Between(0, 4) switch
    {
        0 => new CouponEntered([Coupon(index)]),
        1 => new FirstOrder(),
        2 => new LineQuantityAtLeast(Target(), dice.Of(0.25m, 1m, 2m, 3m, 5m)),
        3 => new QuantityAtLeast(Target(), dice.Of(0.5m, 1m, 3m, 4m, 8m)),
        _ => new SpendAtLeast(Target(), Amount()),
    };

    private Benefit Benefit() => dice.OneIn(10) ? new ShippingOff(dice.Some(Methods, dice.Of(0, 0, 1)), Reward())
        : OnGoods();

    private Benefit OnGoods() => dice.Between(0, 11) switch
    {
        0 or 1 => new PercentOff(
            Target(), Percent(), dice.Mostly(RoundingPlace.Line, 2), dice.OneIn(4) ? Amount() : null, Limit()),
        2 or 3 => new AmountOff(Target(), Amount(), dice.Of<AmountSpread>(), Limit()),
        4 => new FixedPrice(Target(), Amount(), Limit()),
        5 => new FixedTotal(Target(), Amount()),
        6 => new FirstAndNext(Target(), Amount(), dice.OneIn(3) ? Minor(0) : Amount(), Perhaps(4)),
        7 => Tiered(),
        8 or 9 => BuyGet(),
        10 => SetOf(),
        _ => new Bundle(
            [.. Enumerable.Range(0, dice.Between(2, 3)).Select(_ => new BundlePart(Target(), dice.Between(1, 2)))],
            Reward(),
            Perhaps(2)),
    };

    private Tiered Tiered()
    {
        var basis = dice.Of<TierBasis>();
        var step = basis == TierBasis.Units ? 3 : 400;
        var from = 0L;
        var tiers = new List<Tier>();
        for (var i = dice.Between(1, 3); i > 0; i--)
        {
            from += dice.Between(1, step);
            tiers.Add(new Tier(from, Reward(isPriced: false)));
        }

        return new Tiered(Target(), basis, tiers);
    }

    private BuyGet BuyGet()
    {
        var buy = Target();
        var amount = dice.OneIn(4) ? Amount() : default(Money?);
        return new BuyGet(
            buy,
            dice.Between(1, 3),
            dice.OneIn(3) ? Target() : buy,
            dice.Between(1, 2),
            amount is null ? Percent() : 0,
            Perhaps(3),
            amount,
            dice.Mostly(Pick.Cheapest, 3),
            dice.OneIn(3),
            dice.OneIn(4) ? dice.Between(1, 3) : null);
    }

    private SetOf SetOf()
    {
        var size = dice.Between(1, 4);
        var scope = dice.Of<SetScope>();
        int? nth = scope == SetScope.EachSet && dice.OneIn(2) ? dice.Between(1, size) : null;
        return new SetOf(
            Target(),
            size,
            Reward(isPriced: scope == SetScope.All),
            dice.Mostly(Pick.Dearest, 3),
            Perhaps(3),
            scope,
            dice.Mostly(Pick.Cheapest, 2),
            nth,
            nth is null && dice.OneIn(2) ? dice.Between(1, size) : null,
            Perhaps(5));
    }

    private Target Target()
    {
        List<string> skus = dice.OneIn(2) ? dice.Some(Skus, dice.Between(1, 3)) : [];
        List<string> categories = dice.OneIn(3) ? dice.Some(Categories, dice.Between(1, 2)) : [];
        return new Target(
            skus,
            categories,
            dice.OneIn(6) ? [dice.Of(Tags)] : null,
            dice.OneIn(6) ? Exclusion() : null);
    }

    private Exclusion Exclusion() => new(
        dice.OneIn(3) ? [dice.Of(Skus)] : null,
        dice.OneIn(3) ? [dice.Of(Categories)] : null,
        dice.OneIn(3) ? [dice.Of(Tags)] : null,
        dice.OneIn(3),
        dice.OneIn(4) ? 0.05m : null,
        dice.OneIn(4) ? 9.99m : null);

    private UnitLimit? Limit()
    {
        if (!dice.OneIn(3))
        {
            return null;
        }

        var units = Perhaps(5);
        return new UnitLimit(units, units is null || dice.OneIn(3) ? dice.Between(1, 3) : null, dice.Of<Pick>());
    }

    private Reward Reward(bool isPriced = true) => dice.Between(0, isPriced ? 2 : 1) switch
    {
        0 => new Reward(Percent: Percent()),
        1 => new Reward(Amount: Amount()),
        _ => new Reward(Price: Amount()),
    };

    private int? Perhaps(int most) => dice.OneIn(3) ? dice.Between(1, most) : null;

    private decimal Percent() => dice.Of(Percents);

    private Money Amount() => Minor(dice.Of(Amounts));

    private Money Minor(long minor) => new(minor, settings.Currency);
}
