using System.Globalization;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>Lanes at work: who goes first, and what a later one finds.</summary>
public sealed class LaneTests
{
    [Fact]
    public void Of_two_that_share_only_the_first_line_the_later_by_code_may_take_first()
    {
        var shop = new Shop().Sells("cup", 10m).Sells("pin", 1m).Sells("plate", 6m)
            .Offers("a", Shop.BuyGet(1, 1, maxTimes: 1))
            .Offers("b", Shop.Each(0.50m, Shop.Of("cup")) with { Limit = new UnitLimit(1) });

        var quote = shop.Quote(("cup", 1m), ("pin", 1m), ("plate", 1m));

        Assert.Equal((-150, true), (quote.Discount.AmountMinor, quote.ProvedBest));
    }

    /// <summary>10 % of one are 0.01 and of three 0.02, of all four together 0.02.</summary>
    [Fact]
    public void The_units_of_a_line_are_dealt_out_so_that_rounding_favours_the_customer()
    {
        var shop = new Shop().Sells("cup", 0.05m).Offers("a", Shop.Percent(10m)).Offers("b", Shop.Percent(10m));

        var quote = shop.Quote(("cup", 4m));

        Assert.Equal((-3, true), (quote.Discount.AmountMinor, quote.ProvedBest));
        Assert.Equal([("a", -2), ("b", -1)], quote.Lines[0].Adjustments.Select(one =>
            (one.Promotion, (int)one.Amount.AmountMinor)));
    }

    [Theory]
    [InlineData(LaneChoice.BestSingle)]
    [InlineData(LaneChoice.BestPerLine)]
    public void Where_one_is_chosen_it_is_the_first_of_those_that_save_as_much_and_none_that_saves_nothing(
        LaneChoice choice)
    {
        var shop = new Shop { Settings = new Shop().Settings with { LaneChoice = choice } }.Sells("cup", 5m)
            .Offers("dear", new FixedPrice(Target.Everything, Shop.Gbp(6m)));
        Assert.Empty(shop.Quote(("cup", 1m)).Explanations);

        shop.Offers("x", Shop.Each(0.01m)).Offers("y", Shop.Each(0.01m)).Offers(
            Shop.Offer("z", Shop.Each(0.01m)) with { Priority = 1 });

        var adjustment = Assert.Single(shop.Quote(("cup", 1m)).Lines[0].Adjustments);
        Assert.Equal(("z", -1), (adjustment.Promotion, adjustment.Amount.AmountMinor));
    }

    [Fact]
    public void On_original_prices_too_the_dearest_unit_comes_first()
    {
        var shop = new Shop { Settings = new Shop().Settings with { LaneBasis = LaneBasis.Original } }
            .Sells("cup", 3.3333m).Offers("one", Shop.Each(1m) with { Limit = new UnitLimit(1, Pick: Pick.Dearest) });

        Assert.Equal([(2, 333), (1, 234)],
            shop.Quote(("cup", 3m)).Lines[0].Units.Select(unit => (unit.Count, (int)unit.Price.AmountMinor)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)] // more runs than are sorted one by one
    [InlineData(60)]
    [InlineData(99)]
    public void On_original_prices_the_unit_that_costs_more_now_is_picked_of_those_that_cost_as_much_before(int goods)
    {
        var one = new UnitLimit(null, 1, Pick.Dearest);
        var shop = new Shop { Settings = new Shop().Settings with { LaneBasis = LaneBasis.Original } }
            .Offers("seven", Shop.Each(7m) with { Limit = one })
            .Offers(Shop.Offer("five", Shop.Each(5m) with { Limit = one }) with { Lane = "basket" });
        var skus = Enumerable.Range(0, goods).Select(i => $"s{i:00}").ToArray();
        shop = skus.Index().Aggregate(shop, (with, sku) => with.Sells(sku.Item, 10m + (sku.Index * 37 % 101)));

        var quote = shop.Quote([.. skus.Select(sku => (sku, 2m))]);

        Assert.Equal(-1_200 * goods, quote.Discount.AmountMinor);
    }

    [Fact]
    public void Of_many_goods_the_cheapest_are_picked()
    {
        var skus = Enumerable.Range(1, 40).Select(i => $"s{i:00}").ToArray();
        var shop = skus.Index().Aggregate(new Shop(), (with, sku) => with.Sells(sku.Item, 100m - sku.Index))
            .Offers("two", Shop.Percent(10m) with { Limit = new UnitLimit(2, Pick: Pick.Cheapest) });

        var quote = shop.Quote([.. skus.Select(sku => (sku, 1m))]);

        Assert.Equal(["s39", "s40"], quote.Lines.Where(line => line.Adjustments.Count > 0).Select(line => line.Sku));
    }

    /// <summary>A line is rounded once whatever the first benefit made of its units: a quarter of 13 is 3.</summary>
    [Fact]
    public void A_later_benefit_works_line_by_line_on_what_an_earlier_one_left()
    {
        var shop = new Shop().Sells("cup", 0.05m).Sells("plate", 1m).Offers(Shop.Offer("p", Shop.Percent(1m)) with
        {
            Benefits = [Shop.Each(0.02m, Shop.Of("cup")) with { Limit = new UnitLimit(1) }, Shop.Percent(25m)],
        });

        Assert.Equal(-2 - 3 - 25, shop.Quote(("cup", 3m), ("plate", 1m)).Discount.AmountMinor);
    }

    [Fact]
    public void Ten_percent_and_ten_percent_of_one_promotion_are_nineteen()
    {
        var shop = new Shop().Sells("cup", 100m).Offers(Shop.Offer("p", Shop.Percent(1m)) with
        {
            Benefits = [Shop.Percent(10m), Shop.Percent(10m)],
        });

        Assert.Equal(-1_900, shop.Quote(("cup", 1m)).Discount.AmountMinor);
    }

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("0 7 1 4")]
    [InlineData("15 15 3")] // 1,024 ways
    [InlineData("1023")]
    public void Every_way_in_which_units_can_be_left_has_a_number_of_its_own(string most)
    {
        var counts = Numbers(most);
        var views = new Views();
        views.Begin(counts);
        var left = new int[counts.Length];
        var seen = new HashSet<int>();
        do
        {
            Assert.True(seen.Add(views.Of(left)));
            Assert.Equal(views.Of(left), views.Of([9, .. left], [.. Enumerable.Range(1, left.Length)]));
        }
        while (Next(left, counts));

        Assert.Equal(counts.Aggregate(1, (ways, count) => ways * (count + 1)), views.Count);
        Assert.Equal((0, views.Count - 1), (seen.Min(), seen.Max()));
        Assert.Equal(counts.Length, views.Weights.Length);
    }

    [Theory]
    [InlineData("15 15 4")]
    [InlineData("1024")]
    [InlineData("15 15 15 15 15 15 15 15")]
    public void More_than_1024_ways_are_not_numbered(string most)
    {
        var counts = Numbers(most);
        var views = new Views();
        views.Begin(counts);

        Assert.Equal(0, views.Count);
    }

    /// <summary>
    /// Half of the cups cost 3.00 after the first lane. 60 % of what all of them cost before it are 12.00 off a pair:
    /// more than 6.00 off one and 3.00 off the other, for what the cheap one cannot take the dear one does.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(200)]
    public void On_original_prices_what_a_cheap_unit_cannot_take_a_dear_one_does_and_the_gap_knows(int cups)
    {
        var shop = new Shop { Settings = new Shop().Settings with { LaneBasis = LaneBasis.Original } }
            .Sells("cup", 10m).Offers("pairs", Shop.BuyGet(1, 1, 70m))
            .Offers(Shop.Offer("part", Shop.Percent(60m)) with { Lane = "basket" })
            .Offers(Shop.Offer("seven", Shop.Each(7m)) with { Lane = "basket" });

        var quote = shop.Quote(("cup", cups));

        // Seven off so many of the dear ones, the part off all others as long as they have room for it.
        var half = cups / 2;
        var best = Enumerable.Range(0, half + 1).Max(seven =>
            (700 * seven) + Math.Min(600 * (cups - seven), (1_000 * (half - seven)) + (300 * half)));
        var saved = -quote.Discount.AmountMinor - (700 * half);
        Assert.InRange(best, saved, saved + quote.Gap.AmountMinor);
        Assert.Equal(quote.ProvedBest, quote.Gap.AmountMinor == 0);
    }

    private static int[] Numbers(string text) =>
        [.. text.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    private static bool Next(int[] left, int[] counts)
    {
        for (var run = 0; run < counts.Length; run++)
        {
            if (left[run]++ < counts[run])
            {
                return true;
            }

            left[run] = 0;
        }

        return false;
    }
}
