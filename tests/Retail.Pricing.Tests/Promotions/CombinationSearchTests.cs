using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>What the search finds, and what it says of what it could not look at.</summary>
public sealed class CombinationSearchTests
{
    /// <summary>
    /// Any two for 8.00, or 5.00 off a cup at 10.00. Cups come first in twos, so that one cup more or less decides
    /// whether another makes a two with a plate at 6.00.
    /// </summary>
    [Theory]
    [InlineData(1, 1, 800)] // the two of them
    [InlineData(2, 1, 800 + 500)] // one cup with the plate, the other alone
    [InlineData(3, 1, 1_200 + 800)]
    [InlineData(70, 1, (34 * 1_200) + 800 + 500)]
    [InlineData(70, 3, (34 * 1_200) + 800 + 500 + 400)]
    public void Some_units_of_a_line_are_kept_where_that_is_best(int cups, int plates, long saved)
    {
        var shop = new Shop().Sells("cup", 10m).Sells("plate", 6m)
            .Offers("two", new SetOf(Target.Everything, 2, new Reward(Price: Shop.Gbp(8m))))
            .Offers("cups", Shop.Each(5m, Shop.Of("cup")));

        var quote = shop.Quote(("cup", cups), ("plate", plates));

        Assert.Equal((-saved, true), (quote.Discount.AmountMinor, quote.ProvedBest));
    }

    /// <summary>Ten sets that all goods may be in, each at another price: more ways than are looked at.</summary>
    [Fact]
    public void What_was_not_looked_at_is_told_as_a_gap()
    {
        var shop = Enumerable.Range(0, 10).Aggregate(new Shop(), (with, i) => with
            .Sells($"sku{i}", 5m + i)
            .Offers($"p{i}", new SetOf(Target.Everything, 2 + (i % 3), new Reward(10m + i), MaxSets: 1)));

        var quote = shop.Quote([.. Enumerable.Range(0, 10).Select(i => ($"sku{i}", 2m))]);

        Assert.False(quote.ProvedBest);
        Assert.InRange(quote.Gap.AmountMinor, 1, -quote.Discount.AmountMinor);
    }
}
