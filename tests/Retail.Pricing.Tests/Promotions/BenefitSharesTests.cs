using Retail.Abstractions.Catalog;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>Which units of a basket a benefit takes off what; each line's amount after offers.</summary>
public sealed class BenefitSharesTests
{
    private static readonly Target All = Target.Everything;

    /// <summary>The benefit; what cups at 5.00, lids at 3.00 and clips at 1.00, three of each, cost after it.</summary>
    public static TheoryData<Benefit, string> Benefits => new()
    {
        { Shop.BuyGet(2, 1), "15.00 9.00 0.00" },
        { Shop.BuyGet(2, 1, maxTimes: 1) with { Pick = Pick.Dearest }, "10.00 9.00 3.00" },
        { Shop.BuyGet(1, 2) with { MaxGiven = 5 }, "15.00 3.00 0.00" },
        { Shop.BuyGet(5, 7), "15.00 9.00 3.00" },
        { Shop.BuyGet(5, 7) with { GivesPart = true }, "15.00 6.00 0.00" },
        { Shop.BuyGet(5, 7) with { GivesPart = true, MaxGiven = 2 }, "15.00 9.00 1.00" },
        { Shop.BuyGet(1, 2, maxTimes: 1) with { GivesPart = true }, "15.00 9.00 1.00" },
        { Shop.BuyGet(3, 2, 50m, maxTimes: 1), "15.00 9.00 2.00" },
        { new BuyGet(Shop.Of("lid"), 2, Shop.Of("cup", "lid"), 1, 100m, null), "15.00 6.00 3.00" },
        { new BuyGet(All, 2, All, 1, 0m, null, Shop.Gbp(0.40m)), "15.00 9.00 1.80" },
        { new SetOf(All, 4, new Reward(Price: Shop.Gbp(8m))), "9.23 5.54 2.23" },
        { new SetOf(All, 9, new Reward(Price: Shop.Gbp(26.99m))), "14.99 9.00 3.00" },
        { new SetOf(All, 4, new Reward(50m)), "7.50 4.50 2.00" },
        { new SetOf(All, 4, new Reward(50m), Pick.Cheapest), "10.00 4.50 1.50" },
        { new SetOf(All, 4, new Reward(50m), MaxSets: 1), "7.50 7.50 3.00" },
        { new SetOf(All, 4, new Reward(50m), MaxUnits: 5), "7.50 6.00 3.00" },
        { new SetOf(All, 3, new Reward(100m), Scope: SetScope.EachSet), "10.00 6.00 2.00" },
        { new SetOf(All, 4, new Reward(100m), Scope: SetScope.EachSet, Nth: 2), "10.00 9.00 2.00" },
        { new SetOf(All, 4, new Reward(100m), Scope: SetScope.EachSet, Count: 2), "10.00 6.00 1.00" },
        { new SetOf(All, 4, new Reward(100m), Scope: SetScope.EachSet, Count: 2, MaxUnits: 3), "10.00 6.00 2.00" },
        { new SetOf(All, 4, new Reward(100m), Scope: SetScope.AllSets), "15.00 9.00 1.00" },
        { new SetOf(All, 4, new Reward(100m), Scope: SetScope.AllSets, Count: 2), "15.00 3.00 1.00" },
        { new Bundle([new(Shop.Of("cup", "lid"), 2), new(Shop.Of("lid"), 1)], new Reward(50m)), "7.50 4.50 3.00" },
        { new Bundle([new(All, 1), new(Shop.Of("cup"), 3)], new Reward(Amount: Shop.Gbp(1m))), "12.00 8.00 3.00" },
        { new Bundle([new(Shop.Of("lid"), 1), new(Shop.Of("cup"), 1)], new Reward(50m), 1), "12.50 7.50 3.00" },
        { new Bundle([new(All, 2), new(All, 2)], new Reward(100m), 1), "0.00 6.00 3.00" },
        { new FirstAndNext(All, Shop.Gbp(0.50m), Shop.Gbp(0.20m)), "14.10 8.10 2.10" },
        { new FirstAndNext(All, Shop.Gbp(0.50m), Shop.Gbp(0.20m), 2), "14.30 8.30 2.30" },
        { new FirstAndNext(All, Shop.Gbp(0.50m), Shop.Gbp(0.20m), 1), "14.50 8.50 2.50" },
        { new FixedTotal(All, Shop.Gbp(26.99m)), "14.99 9.00 3.00" },
        { new FixedTotal(All, Shop.Gbp(27m)), "15.00 9.00 3.00" },
        { new FixedPrice(All, Shop.Gbp(2.99m)), "8.97 8.97 3.00" },
        { Shop.Percent(10m) with { Limit = new UnitLimit(null, 2) }, "14.00 8.40 2.80" },
        { Shop.Percent(10m) with { Limit = new UnitLimit(4, 2, Pick.Dearest) }, "14.00 8.40 3.00" },
        { Shop.Percent(10m) with { Limit = new UnitLimit(4) }, "15.00 8.70 2.70" },
        { Shop.Percent(10m) with { MaxAmount = Shop.Gbp(2.70m) }, "13.50 8.10 2.70" },
        { Shop.Percent(10m) with { MaxAmount = Shop.Gbp(2.80m) }, "13.50 8.10 2.70" },
        { Shop.Percent(10m) with { MaxAmount = Shop.Gbp(0.90m) }, "14.50 8.70 2.90" },
        {
            Shop.Percent(33.3333m) with { Place = RoundingPlace.Unit, MaxAmount = Shop.Gbp(9m) },
            "9.99 6.00 2.01"
        },
        { Shop.Each(0.40m) with { Limit = new UnitLimit(4, null, Pick.Dearest) }, "13.80 8.60 3.00" },
        {
            new Tiered(All, TierBasis.Units, [new Tier(9, new Reward(10m)), new Tier(10, new Reward(20m))]),
            "13.50 8.10 2.70"
        },
        {
            new Tiered(All, TierBasis.Spend, [new Tier(2_700, new Reward(Amount: Shop.Gbp(2.70m)))]),
            "13.50 8.10 2.70"
        },
        { new Tiered(All, TierBasis.Spend, [new Tier(2_701, new Reward(10m))]), "15.00 9.00 3.00" },
    };

    [Theory]
    [MemberData(nameof(Benefits))]
    public void Each_line_costs_what_the_benefit_leaves(Benefit benefit, string amounts)
    {
        var shop = new Shop().Sells("cup", 5m).Sells("lid", 3m).Sells("clip", 1m).Offers("x", benefit);

        var quote = shop.Quote(("cup", 3m), ("lid", 3m), ("clip", 3m));

        Assert.Equal(amounts, Amounts(shop, ("cup", 3m), ("lid", 3m), ("clip", 3m)));
        Assert.True(quote.ProvedBest);
    }

    [Theory]
    [InlineData("1.5", "2.00", "3.00")]
    [InlineData("1.255", "2.00", "2.51")]
    [InlineData("0.999", "1.50", "1.50")]
    [InlineData("1.001", "1.50", "1.50")]
    [InlineData("2", "2.99", "5.98")]
    [InlineData("2", "3.10", "5.98")]
    [InlineData("9.999", "2.00", "20.00")]
    public void A_fixed_price_of_what_is_weighed_is_by_the_kilogram(string kilograms, string price, string costs)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var shop = new Shop().Sells("cheese", 2.99m, unit: UnitOfMeasure.Kilogram)
            .Offers("x", new FixedPrice(All, Shop.Gbp(decimal.Parse(price, culture))));

        Assert.Equal(costs, shop.Quote(("cheese", decimal.Parse(kilograms, culture))).Total.ToAmountString());
    }

    /// <summary>The same goods after an earlier lane took 1.00 off the first unit of each line.</summary>
    public static TheoryData<Benefit, string> OnUnevenLines => new()
    {
        { Shop.Percent(10m) with { Limit = new UnitLimit(null, 2) }, "13.10 7.50 1.90" },
        { Shop.Percent(10m) with { Limit = new UnitLimit(null, 1, Pick.Dearest) }, "13.50 7.70 1.90" },
        { Shop.Percent(10m) with { Limit = new UnitLimit(null, 3) }, "12.60 7.20 1.80" },
        { new FirstAndNext(All, Shop.Gbp(0.50m), Shop.Gbp(0.20m)), "13.10 7.10 1.30" },
        { new FirstAndNext(All, Shop.Gbp(0.50m), Shop.Gbp(0.20m), 2), "13.30 7.30 1.30" },
        { new FirstAndNext(Shop.Of("cup"), Shop.Gbp(0.50m), Shop.Gbp(0.20m)), "13.10 8.00 2.00" },
        { new SetOf(All, 9, new Reward(50m), MaxUnits: 3), "7.00 8.00 2.00" },
        { Shop.Percent(50m) with { MaxAmount = Shop.Gbp(12m) }, "7.00 4.00 1.00" },
    };

    [Theory]
    [MemberData(nameof(OnUnevenLines))]
    public void Units_of_a_line_that_cost_differently_are_told_apart(Benefit benefit, string amounts)
    {
        var shop = new Shop().Sells("cup", 5m).Sells("lid", 3m).Sells("clip", 1m)
            .Offers("first", new FirstAndNext(All, Shop.Gbp(1m), Shop.Gbp(0m)))
            .Offers(Shop.Offer("x", benefit) with { Lane = "basket" });

        Assert.Equal(amounts, Amounts(shop, ("cup", 3m), ("lid", 3m), ("clip", 3m)));
    }

    /// <summary>Of six units of two lines, dearest first, one line's stand between the other's.</summary>
    public static TheoryData<Benefit> OfLinesThatAlternate =>
    [
        new SetOf(Shop.Of("cup", "lid"), 6, new Reward(15m)),
        new SetOf(Shop.Of("cup", "lid"), 6, new Reward(15m), Scope: SetScope.EachSet, Count: 6),
        new Bundle([new(Shop.Of("cup", "lid"), 3), new(Shop.Of("cup", "lid"), 3)], new Reward(15m)),
        new BuyGet(Shop.Of("clip"), 1, Shop.Of("cup", "lid"), 6, 15m, null),
        new PercentOff(Shop.Of("cup", "lid"), 15m, Limit: new UnitLimit(6, null, Pick.Dearest)),
    ];

    [Theory]
    [MemberData(nameof(OfLinesThatAlternate))]
    public void A_line_is_rounded_once_wherever_its_units_stand(Benefit benefit)
    {
        var shop = new Shop().Sells("cup", 0.05m).Sells("lid", 0.05m).Sells("clip", 1m)
            .Offers("first", new FirstAndNext(Shop.Of("cup", "lid"), Shop.Gbp(0.01m), Shop.Gbp(0m)))
            .Offers(Shop.Offer("x", benefit) with { Lane = "basket" });

        Assert.Equal("0.12 0.12 1.00", Amounts(shop, ("cup", 3m), ("lid", 3m), ("clip", 1m)));
    }

    /// <summary>A benefit twice in one promotion: the goods, and what is left of their price.</summary>
    public static TheoryData<Benefit, int, int, string> Twice => new()
    {
        { Shop.BuyGet(1, 1, 50m), 2, 0, "7.50" },
        { Shop.BuyGet(1, 1, 50m, maxTimes: 1), 4, 0, "15.00" },
        { Shop.BuyGet(1, 2, 50m) with { MaxGiven = 2 }, 6, 0, "20.00" },
        { Shop.BuyGet(1, 3, 50m) with { GivesPart = true }, 6, 0, "20.00" },
        { new SetOf(All, 2, new Reward(50m)), 2, 0, "5.00" },
        { new SetOf(All, 2, new Reward(50m), Pick.Cheapest, 1), 4, 0, "10.00" },
        { new Bundle([new(Shop.Of("cup"), 1), new(Shop.Of("lid"), 1)], new Reward(50m)), 1, 1, "4.00" },
    };

    [Theory]
    [MemberData(nameof(Twice))]
    public void What_is_in_a_bundle_is_in_no_other(Benefit benefit, int cups, int lids, string total)
    {
        var shop = new Shop().Sells("cup", 5m).Sells("lid", 3m)
            .Offers(Shop.Offer("x", benefit) with { Benefits = [benefit, benefit] });
        (string, decimal)[] lines = lids == 0 ? [("cup", cups)] : [("cup", cups), ("lid", lids)];

        Assert.Equal(total, shop.Quote(lines).Total.ToAmountString());
    }

    /// <summary>A gift beside 10 % off what it leaves; cups, lids, clips; what they cost then.</summary>
    public static TheoryData<BuyGet, int, int, int, string> BesideTenPercent => new()
    {
        { Shop.BuyGet(1, 2) with { MaxGiven = 2 }, 6, 0, 0, "18.50" },
        { Gift("cup", 1, "lid", 3, part: true), 1, 2, 0, "5.00 0.00" },
        { Gift("cup", 1, "lid", 3, part: true), 3, 3, 0, "14.00 0.00" },
        { Gift("cup", 1, "lid", 3, part: true), 3, 4, 0, "14.50 0.00" },
        { new BuyGet(All, 3, Shop.Of("cup", "lid"), 1, 100m, null), 2, 1, 1, "10.00 0.00 1.00" },
        { new BuyGet(All, 3, Shop.Of("lid", "clip"), 1, 100m, null), 1, 2, 1, "5.00 6.00 0.00" },
    };

    [Theory]
    [MemberData(nameof(BesideTenPercent))]
    public void A_gift_takes_no_more_than_it_needs(BuyGet gift, int cups, int lids, int clips, string amounts)
    {
        var shop = new Shop().Sells("cup", 5m).Sells("lid", 3m).Sells("clip", 1m).Offers("gift", gift);
        if (clips == 0)
        {
            shop.Offers("tenth", Shop.Percent(10m));
        }

        (string Sku, decimal Quantity)[] lines = [("cup", cups), ("lid", lids), ("clip", clips)];

        Assert.Equal(amounts, Amounts(shop, [.. lines.Where(line => line.Quantity > 0)]));
    }

    [Fact]
    public void What_fills_a_set_is_used_whether_it_is_reduced_or_not()
    {
        var shop = new Shop().Sells("cup", 5m)
            .Offers("set", new SetOf(All, 3, new Reward(100m), Scope: SetScope.EachSet))
            .Offers("tenth", Shop.Percent(10m));

        Assert.Equal("10.00", Amounts(shop, ("cup", 3m)));
    }

    private static BuyGet Gift(string buy, int buyCount, string get, int getCount, bool part) =>
        new(Shop.Of(buy), buyCount, Shop.Of(get), getCount, 100m, null, GivesPart: part);

    private static string Amounts(Shop shop, params (string Sku, decimal Quantity)[] lines) => string.Join(
        ' ', shop.Quote(lines).Lines.OrderBy(line => "cup lid clip".IndexOf(line.Sku, StringComparison.Ordinal))
            .Select(line => line.Total.ToAmountString()));
}
