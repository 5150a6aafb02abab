using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>
/// Which of two combinations stands. 2 cups and 2 plates; "a" and "b" take a pair of cups for 1.00 off, and "0" takes
/// 0.50 off each cup and comes first.
/// </summary>
public sealed class BestCombinationOfferTests
{
    private const int A = 0;
    private const int B = 1;

    private readonly BestCombination best;

    public BestCombinationOfferTests()
    {
        var pair = new SetOf(Shop.Of("cup"), 2, new Reward(Amount: Shop.Gbp(0.50m)));
        var shop = new Shop().Sells("cup", 5m).Sells("plate", 2m)
            .Offers("a", pair).Offers("b", pair).Offers("0", Shop.Each(0.50m, Shop.Of("cup")));
        var basket = BasketReader.Read(Shop.Basket(("cup", 2m), ("plate", 2m)), shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        var pool = new UnitPool(units).Begin(new LaneState(basket, terms.Settings), [0, 1]);
        var contenders = shop.Book.Rules.Concerning(basket, withCounted: false, Workbench.Begin());

        var (takers, splits) = (new Reused<Taker>(), new Reused<LineSplit>());
        takers.Next().Begin(contenders[1], pool, [0, 0]);
        takers.Next().Begin(contenders[2], pool, [0, 0]);
        var budget = new SearchBudget();
        budget.Begin(2);
        var split = splits.Next();
        split.Begin(pool, 0, 0, 1, [contenders[0]], budget);
        split.Prepare();
        best = new BestCombination(takers, splits);
        best.Begin(pool, contenders);
    }

    [Fact]
    public void The_first_is_better_than_none_even_when_it_saves_nothing()
    {
        Assert.False(best.IsThere);

        Offer(0, [], kept: [0, 0], left: [2, 2]);

        Assert.True(best.IsThere);
        Assert.Equal(0, best.SavedMinor);
    }

    [Fact]
    public void What_saves_more_stands_and_what_saves_less_does_not()
    {
        Offer(100, [A], [0, 0], [0, 2]);
        Offer(101, [B], [0, 0], [0, 2]);
        Offer(100, [A], [0, 0], [0, 2]);

        Assert.Equal((101, "b -100"), (best.SavedMinor, Uses()));
    }

    [Fact]
    public void Of_two_that_save_as_much_more_by_whom_comes_first_stands_in_whatever_order_they_come()
    {
        Offer(100, [B], [0, 0], [0, 2]);
        Assert.Equal("b -100", Uses());
        Offer(100, [A], [0, 0], [0, 2]);
        Assert.Equal("a -100", Uses());
        Offer(100, [B], [0, 0], [0, 2]);
        Offer(100, [A, B], [0, 0], [0, 2]);
        Assert.Equal("a -100", Uses());
        Offer(100, [], [2, 0], [0, 2]);
        Assert.Equal("0 -100", Uses());
        Offer(100, [B], [0, 0], [0, 2]);
        Offer(100, [A], [0, 0], [0, 2]);
        Assert.Equal((100, "0 -100"), (best.SavedMinor, Uses()));
    }

    [Fact]
    public void Of_two_that_save_as_much_by_the_same_the_first_found_stands()
    {
        Offer(100, [B], [0, 0], [0, 2]);
        Offer(100, [B], [0, 2], [0, 0]);
        Assert.Equal([0, 0], best.Kept.ToArray());

        Offer(100, [A], [0, 2], [0, 0]);
        Offer(100, [A], [0, 0], [0, 2]);
        Assert.Equal([0, 2], best.Kept.ToArray());
    }

    [Fact]
    public void Who_finds_too_few_left_saves_nothing_and_is_preferred_for_nothing()
    {
        Offer(50, [], [1, 0], [0, 2]);
        Offer(50, [A], [1, 0], [0, 2]);

        Assert.Equal("0 -50", Uses());
    }

    [Fact]
    public void Who_takes_in_the_same_order_of_other_units_is_another_combination()
    {
        Offer(100, [A], [0, 0], [0, 2]);
        Offer(100, [A], [1, 0], [0, 2]);

        Assert.Equal("a -0, 0 -50", Uses());
    }

    [Fact]
    public void One_that_keeps_units_which_nobody_took_anyway_does_not_stand_for_that()
    {
        Offer(100, [B], [0, 0], [0, 2]);

        Offer(100, [A], [0, 1], [0, 1]);
        Offer(100, [], [1, 0], [1, 0]);
        Assert.Equal("b -100", Uses());

        Offer(100, [A], [0, 0], [0, 2]);
        Assert.Equal("a -100", Uses());
    }

    private void Offer(long saved, int[] order, int[] kept, int[] left) =>
        best.Offer(saved, order, kept, left, [.. kept.Zip(left, (one, other) => one + other)]);

    private string Uses() => string.Join(", ", best.Uses().Select(use => $"{use.By.Rule.Code} -{use.SavedMinor}"));
}
