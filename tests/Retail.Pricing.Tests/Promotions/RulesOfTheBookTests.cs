using System.Collections.Immutable;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>Exclusions, floors, budgets, exclusive promotions, coupons, and the settings of lanes.</summary>
public sealed class RulesOfTheBookTests
{
    private static readonly Target All = Target.Everything;

    public static TheoryData<Benefit> EveryBenefit =>
    [
        Shop.Percent(90m),
        new PercentOff(All, 90m, RoundingPlace.Unit),
        new PercentOff(All, 90m, RoundingPlace.Whole),
        Shop.Each(9m),
        Shop.Across(25m),
        new AmountOff(All, Shop.Gbp(25m), AmountSpread.EachLine),
        new FixedPrice(All, Shop.Gbp(1m)),
        new FixedTotal(All, Shop.Gbp(1m)),
        new FirstAndNext(All, Shop.Gbp(9m), Shop.Gbp(9m)),
        new Tiered(All, TierBasis.Units, [new Tier(1, new Reward(Percent: 90m))]),
        new Tiered(All, TierBasis.Spend, [new Tier(1, new Reward(Amount: Shop.Gbp(25m)))]),
        Shop.BuyGet(1, 1),
        new SetOf(All, 2, new Reward(Price: Shop.Gbp(1m))),
        new Bundle([new BundlePart(All, 1), new BundlePart(All, 1)], new Reward(Price: Shop.Gbp(1m))),
    ];

    [Theory]
    [MemberData(nameof(EveryBenefit), DisableDiscoveryEnumeration = true)]
    public void No_benefit_goes_below_a_floor_price(Benefit benefit)
    {
        var shop = new Shop().Sells("A", 10m)
            .With("A", goods => goods with { Prices = [new PriceEntry("base", 1, 10m, null, FloorPrice: 7.501m)] })
            .Offers("p", benefit);

        var line = Assert.Single(shop.Quote(("A", 3)).Lines);

        Assert.Contains(line.Units, unit => unit.Price < Shop.Gbp(10m));
        Assert.All(line.Units, unit => Assert.True(unit.Price >= Shop.Gbp(7.51m), unit.ToString()));
    }

    [Theory]
    [MemberData(nameof(EveryBenefit), DisableDiscoveryEnumeration = true)]
    public void A_budget_is_used_to_the_cent_and_never_exceeded(Benefit benefit)
    {
        var shop = new Shop().Sells("A", 9.99m).Sells("B", 3.33m).Offers("p", benefit);
        var basket = Shop.Basket(("A", 2), ("B", 1));
        var full = -shop.Quote(basket).Discount.AmountMinor;
        Assert.True(full > 100);

        foreach (var left in new[] { 0L, 1, 99, full - 1, full, full + 1 })
        {
            var facts = CustomerFacts.Unknown with
            {
                BudgetLeft = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal).Add("p", left),
            };
            var quote = shop.Quote(basket with { Context = Shop.Context(customer: facts) });
            Assert.Equal(-Math.Min(left, full), quote.Discount.AmountMinor);
        }
    }

    public static TheoryData<Exclusion, string> Exclusions => new()
    {
        { new Exclusion(Skus: ["A"]), "B C" },
        { new Exclusion(Categories: ["books"]), "A C" },
        { new Exclusion(Tags: ["new"]), "A B" },
        { new Exclusion(Reduced: true), "B C" },
        { new Exclusion(Below: 20m), "B C" },
        { new Exclusion(Above: 20m), "A B" },
        { new Exclusion(Below: 20m, Above: 20m), "B" },
        { new Exclusion(Skus: ["A"], Categories: ["books"], Tags: ["new"]), "" },
    };

    [Theory]
    [MemberData(nameof(Exclusions), DisableDiscoveryEnumeration = true)]
    public void What_is_excluded_is_not_reduced(Exclusion except, string reduced)
    {
        var shop = Three().Offers("p", Shop.Percent(10m, All with { Except = except }));

        Assert.Equal(reduced, Reduced(shop));
    }

    [Fact]
    public void Tags_are_meant_like_skus_and_categories()
    {
        Assert.Equal("C", Reduced(Three().Offers("p", Shop.Percent(10m, new Target([], [], ["new"])))));
        Assert.Equal("A C", Reduced(Three().Offers("p", Shop.Percent(10m, new Target(["A"], [], ["new"])))));
    }

    [Fact]
    public void An_exclusive_promotion_leaves_no_other_in_any_lane()
    {
        var shop = new Shop().Sells("A", 10m)
            .Offers("half", Shop.Percent(50m))
            .Offers(Shop.Offer("one", Shop.Each(1m), new QuantityAtLeast(All, 2m)) with
            { Lane = "basket", Exclusive = true });

        Assert.Equal(Shop.Gbp(5m), shop.Quote(("A", 1)).Total);
        Assert.Equal(Shop.Gbp(18m), shop.Quote(("A", 2)).Total);
    }

    [Fact]
    public void A_coupon_that_was_used_is_refused_by_name()
    {
        var shop = new Shop().Sells("A", 10m).Offers("five", Shop.Across(5m), new CouponEntered(["ONE", "TWO"]));
        var facts = Shop.Context(customer: Shop.UsesLeft("ONE", 0));

        var refusal = shop.Refusal(Shop.Basket(("A", 1)) with { Codes = ["ONE"], Context = facts });
        Assert.Equal(("quote.used-coupon", "ONE"), (refusal.Code, refusal.Arguments["coupon"]));
        Assert.Equal(Shop.Gbp(5m),
            shop.Quote(Shop.Basket(("A", 1)) with { Codes = ["TWO"], Context = facts }).Total);
    }

    [Theory]
    [InlineData(LaneChoice.BestCombination, 1_600)] // each line the better of both
    [InlineData(LaneChoice.BestSingle, 1_680)] // the one that saves 3.20
    [InlineData(LaneChoice.BestPerLine, 1_600)]
    public void A_lanes_choice_decides_who_applies(LaneChoice choice, long total)
    {
        var shop = new Shop { Settings = new Shop().Settings with { LaneChoice = choice } }
            .Sells("A", 10m).Sells("B", 10m)
            .Offers("a", new FixedPrice(Shop.Of("A"), Shop.Gbp(6.80m))).Offers("b", Shop.Percent(8m, Shop.Of("B")));

        Assert.Equal(total, shop.Quote(("A", 1), ("B", 1)).Total.AmountMinor);
    }

    [Theory]
    [InlineData(ConditionBasis.Running, 50)]
    [InlineData(ConditionBasis.Original, 45)]
    public void A_threshold_looks_before_or_after_the_earlier_lanes(ConditionBasis basis, decimal total)
    {
        var shop = new Shop { Settings = new Shop().Settings with { ConditionBasis = basis } }.Sells("A", 100m)
            .Offers("half", Shop.Percent(50m))
            .Offers(Shop.Offer("five", Shop.Across(5m), new SpendAtLeast(All, Shop.Gbp(60m))) with { Lane = "basket" });

        Assert.Equal(Shop.Gbp(total), shop.Quote(("A", 1)).Total);
    }

    [Theory]
    [InlineData(ShareBasis.Value, "500 500")]
    [InlineData(ShareBasis.Gross, "556 444")] // by 12.50 and 10.00
    public void An_amount_is_shared_by_price_with_or_without_tax(ShareBasis basis, string shares)
    {
        var shop = new Shop { Settings = new Shop().Settings with { ShareBasis = basis, PricesIncludeTax = false } }
            .Sells("A", 10m).Sells("B", 10m, tax: "none").Offers("ten", Shop.Across(10m));
        shop.TaxRates[0] = new TaxRate("standard", 25m);
        shop.TaxRates.Add(new TaxRate("none", 0m));

        Assert.Equal(shares, string.Join(' ', shop.Quote(("A", 1), ("B", 1)).Lines
            .Select(line => (line.Subtotal - line.Total).AmountMinor)));
    }

    [Fact]
    public void All_that_is_missing_is_told_but_nothing_when_a_part_is_secret()
    {
        Condition[] open = [new QuantityAtLeast(Shop.Of("B"), 2m), new SpendAtLeast(All, Shop.Gbp(50m))];
        var shop = new Shop().Sells("A", 10m).Sells("B", 1m).Offers("open", Shop.Percent(10m), open)
            .Offers("first", Shop.Percent(20m), [.. open, new FirstOrder()])
            .Offers("coupon", Shop.Percent(20m), [.. open, new CouponEntered(["FIVE"])]);

        var told = shop.Quote(("A", 1)).Explanations;

        Assert.All(told, one => Assert.Equal("open", one.Promotion));
        Assert.Equal(
            [("promotion.missing-units", "2"), ("promotion.missing-amount", "40.00")],
            told.Select(one => (one.Code, one.Arguments.GetValueOrDefault("units") ?? one.Arguments["amount"])));
    }

    private static Shop Three() => new Shop()
        .Sells("A", 10m).Sells("B", 20m, "books").Sells("C", 30m)
        .With("A", goods => goods with { Prices = [new PriceEntry("base", 1, 10m, 15m)] })
        .With("C", goods => goods with { Tags = ["new"] });

    private static string Reduced(Shop shop) => string.Join(' ', shop.Quote(("A", 1), ("B", 1), ("C", 1)).Lines
        .Where(line => line.Adjustments.Count > 0).Select(line => line.Sku));
}
