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
