using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>Every argument of what is told of a promotion, and all that benefits lack.</summary>
public sealed class ExplainedArgumentsTests
{
    private static readonly Target Cup = Shop.Of("cup");
    private static readonly Reward Tenth = new(10m);

    [Fact]
    public void Of_one_that_applied_the_reduced_units_are_told_and_their_first_five_goods()
    {
        var skus = Enumerable.Range(1, 6).Select(i => $"s{i}").ToArray();
        var shop = skus.Aggregate(new Shop().Sells("bought", 9m).Sells("gift", 0.01m), (one, sku) => one.Sells(sku, 1m))
            .Offers("gift", new BuyGet(Shop.Of("bought"), 2, Shop.Of("gift"), 1, 100m, null))
            .Offers("six", Shop.Percent(10m, Shop.Of(skus)));

        var quote = shop.Quote([("bought", 2m), ("gift", 1m), .. skus.Select(sku => (sku, 2m))]);

        Assert.Equal(
            ["gift applied amount=0.01 currency=GBP skus=gift units=1",
                "six applied amount=1.20 currency=GBP skus=s1 s2 s3 s4 s5 units=12"],
            Told(quote));
    }

    [Theory]
    [InlineData(4, 0, 0, "gift missing-amount amount=5.00 currency=GBP skus=cup", "gift missing-units skus=gift units=1")]
    [InlineData(4, 1, 0, "gift missing-amount amount=5.00 currency=GBP skus=cup")]
    [InlineData(5, 0, 0, "gift missing-units skus=gift units=1")]
    [InlineData(5, 1, 200, "gift applied amount=2.00 currency=GBP skus=gift units=1")]
    [InlineData(5, 2, 200, "gift applied amount=2.00 currency=GBP skus=gift units=1")]
    public void A_gift_from_a_spend_on_is_free_once_it_is_in_the_basket(
        int cups, int gifts, long off, params string[] told)
    {
        var shop = new Shop().Sells("cup", 5m).Sells("gift", 2m).Offers(
            "gift", Shop.Percent(100m, Shop.Of("gift")) with { Limit = new UnitLimit(1) },
            new SpendAtLeast(Cup, Shop.Gbp(25m)));

        var quote = shop.Quote(
            [.. new (string, decimal)[] { ("cup", cups), ("gift", gifts) }.Where(line => line.Item2 > 0)]);

        Assert.Equal(-off, quote.Discount.AmountMinor);
        Assert.Equal(told, Told(quote));
    }

    [Fact]
    public void Of_one_that_was_beaten_it_is_told_by_whom_with_all_that_this_one_took_off()
    {
        var shop = Shelf()
            .Offers("set", new Bundle([new(Cup, 1), new(Shop.Of("plate"), 1), new(Shop.Of("spoon"), 1)], Tenth))
            .Offers("cup", Shop.Each(0.50m, Cup))
            .Offers("two", Shop.Each(0.40m, Shop.Of("plate", "spoon")))
            .Offers("lid", Shop.Each(0.90m, Shop.Of("lid")));

        var told = Told(shop.Quote(("cup", 1m), ("plate", 1m), ("spoon", 1m), ("lid", 1m)));

        Assert.Contains(
            "set beaten amount=0.60 by=two by.en=two offer by.es=oferta two currency=GBP saved=0.80", told);
    }

    [Theory]
    [InlineData(LaneChoice.BestCombination)]
    [InlineData(LaneChoice.BestPerLine)]
    public void Of_two_that_saved_as_much_the_first_by_code_is_named(LaneChoice choice)
    {
        var shop = Shelf(choice)
            .Offers("both", new Bundle([new(Cup, 1), new(Shop.Of("plate"), 1)], new Reward(Amount: Shop.Gbp(0.15m))))
            .Offers("x-cup", Shop.Each(0.50m, Cup))
            .Offers("x-plate", Shop.Each(0.50m, Shop.Of("plate")));

        Assert.Contains(
            "both beaten amount=0.30 by=x-cup by.en=x-cup offer by.es=oferta x-cup currency=GBP saved=0.50",
            Told(shop.Quote(("cup", 1m), ("plate", 1m))));
    }

    [Fact]
    public void Who_beat_it_on_some_of_its_goods_and_used_others_too_is_named()
    {
        var shop = Shelf()
            .Offers("cup", Shop.Each(0.01m, Cup))
            .Offers("set", new Bundle([new(Cup, 1), new(Shop.Of("plate"), 1)], new Reward(Price: Shop.Gbp(1m))));

        Assert.Contains(
            "cup beaten amount=0.01 by=set by.en=set offer by.es=oferta set currency=GBP saved=4.00",
            Told(shop.Quote(("cup", 1m), ("plate", 1m))));
    }

    [Fact]
    public void What_is_missing_is_told_with_the_goods_that_were_named_and_as_short_as_can_be()
    {
        var named = new Target(["a", "b", "c", "d", "e", "f"], ["x"], ["t"]);
        var shop = Shelf()
            .Offers("penny", Shop.Each(1m, Cup), new SpendAtLeast(Target.Everything, Shop.Gbp(3.01m)))
            .Offers("units", Shop.Each(1m, Cup), new QuantityAtLeast(named, 2.50m));

        Assert.Equal(
            ["penny missing-amount amount=0.01 currency=GBP",
                "units missing-units categories=x skus=a b c d e tags=t units=2.5"],
            Told(shop.Quote(("cup", 1m))));
    }

    /// <summary>What else is on offer changes nothing about what one lacks.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_whose_conditions_hold_and_that_finds_nothing_to_reduce_lacks_one_of_it(bool isOther)
    {
        var shop = Shelf()
            .Offers("tea", Shop.Percent(10m, Shop.Of("tea")), new QuantityAtLeast(Cup, 2m));
        shop = isOther ? shop.Offers("cups", Shop.Each(1m, Cup)) : shop;

        Assert.Equal(
            ["tea missing-units skus=tea units=1"],
            Told(shop.Quote(("cup", 2m))).Where(told => told.StartsWith("tea", StringComparison.Ordinal)));
    }

    /// <summary>The benefit, and what it lacks of 1 cup, 1 plate, and half a kilogram of rice.</summary>
    public static TheoryData<Benefit, string> Lacks => new()
    {
        { Bundle(("lid", 2), ("cup", 1)), "lid 2" },
        { Bundle(("cup", 1), ("cup plate", 1), ("plate", 1)), "plate 1" },
        { Bundle(("cup", 1), ("rice", 1)), "rice 1" },
        { Gives("cup", 1, "spoon", 3) with { GivesPart = true }, "spoon 1" },
        { Gives("cup", 1, "spoon", 3), "spoon 3" },
        { Gives("cup", 3, "plate", 1), "cup 2" },
        { Gives("cup", 2, "plate", 1), "cup 1" },
        { Gives("cup", 1, "rice spoon", 1), "rice spoon 1" },
        { Gives("cup rice", 2, "plate", 1), "cup rice 1" },
    };

    [Theory]
    [MemberData(nameof(Lacks), DisableDiscoveryEnumeration = true)]
    public void A_benefit_lacks_what_its_parts_lack_and_no_more(Benefit benefit, string lacks)
    {
        var quote = Shelf().Offers("p", benefit).Quote(("cup", 1m), ("plate", 1m), ("rice", 0.5m));

        Assert.Equal(lacks, string.Join(" + ", quote.Explanations
            .Select(one => $"{one.Arguments["skus"]} {one.Arguments["units"]}")));
    }

    [Fact]
    public void A_part_of_a_bundle_takes_the_dearest_and_leaves_the_cheapest_to_the_next()
    {
        var shop = new Shop().Sells("apple", 1m).Sells("zebra", 2m).Sells("lid", 1m)
            .Offers("p", Bundle(("apple zebra", 1), ("apple", 1), ("lid", 1)));

        Assert.Equal(["p missing-units skus=lid units=1"], Told(shop.Quote(("apple", 1m), ("zebra", 1m))));
    }

    private static Target Meant => new(["cup"], ["goods"], ["new"], new Exclusion(["x"], ["x"], ["x"], false, 1m, 99m));

    public static TheoryData<Target, bool> Targets => new()
    {
        { Meant, true },
        { Meant with { Except = null }, false },
        { Meant with { Skus = ["cup", "lid"] }, false },
        { Meant with { Categories = ["goods", "books"] }, false },
        { Meant with { Tags = ["old", "new"] }, false },
        { Meant with { Tags = null }, false },
        { Meant with { Except = Meant.Except! with { Skus = null } }, false },
        { Meant with { Except = Meant.Except! with { Categories = ["y"] } }, false },
        { Meant with { Except = Meant.Except! with { Tags = ["y"] } }, false },
        { Meant with { Except = Meant.Except! with { Reduced = true } }, false },
        { Meant with { Except = Meant.Except! with { Below = 2m } }, false },
        { Meant with { Except = Meant.Except! with { Above = 98m } }, false },
    };

    [Theory]
    [MemberData(nameof(Targets), DisableDiscoveryEnumeration = true)]
    public void What_is_bought_and_given_of_one_target_is_told_together_and_of_two_apart(Target other, bool isSame)
    {
        Assert.Equal(isSame ? ["2"] : ["1", "1"], Missing(Meant, other));
        Assert.Equal(isSame ? ["2"] : ["1", "1"], Missing(other, Meant));
    }

    [Fact]
    public void Targets_that_leave_out_nothing_are_the_same_however_that_is_said() =>
        Assert.Equal(["2"], Missing(new Target(["cup"], [], []), new Target(["cup"], [], null)));

    private static IEnumerable<string> Missing(Target buy, Target get) =>
        Shelf().With("cup", goods => goods with { Tags = ["new"] })
            .Offers("p", new BuyGet(buy, 2, get, 1, 100m, null))
            .Quote(("cup", 1m)).Explanations.Select(one => one.Arguments["units"]);

    private static Shop Shelf(LaneChoice choice = LaneChoice.BestCombination) =>
        new Shop { Settings = new Shop().Settings with { LaneChoice = choice } }
            .Sells("cup", 3m).Sells("plate", 2m).Sells("spoon", 1m).Sells("lid", 1m).Sells("tea", 1m)
            .Sells("rice", 1m, unit: UnitOfMeasure.Kilogram);

    private static Bundle Bundle(params (string Skus, int Count)[] parts) =>
        new([.. parts.Select(part => new BundlePart(Shop.Of(part.Skus.Split(' ')), part.Count))], Tenth);

    private static BuyGet Gives(string buy, int buyCount, string get, int getCount) =>
        new(Shop.Of(buy.Split(' ')), buyCount, Shop.Of(get.Split(' ')), getCount, 100m, null);

    private static string[] Told(Quote quote) =>
    [
        .. quote.Explanations.Select(one => $"{one.Promotion} {one.Code["promotion.".Length..]} " +
            string.Join(' ', one.Arguments.Select(pair => $"{pair.Key}={pair.Value}"))),
    ];
}
