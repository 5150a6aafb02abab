using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>
/// How tight the bound of a half made combination is. 3 cups and 2 plates; "a", "x", "y" take pairs of cups for 1.00,
/// 0.20 and 0.20 off, "r" and "s" for 10 % off, "b" takes 1.00 off everything.
/// </summary>
public sealed class GainBoundTests
{
    private readonly Reused<Taker> takers = new();
    private readonly GainBound bounds = new();
    private readonly UnitPool pool;

    public GainBoundTests()
    {
        var tenth = new SetOf(Shop.Of("cup"), 2, new Reward(10m));
        static SetOf Pair(decimal each) => new(Shop.Of("cup"), 2, new Reward(Amount: Shop.Gbp(each)));
        var shop = new Shop().Sells("cup", 5m).Sells("plate", 2m)
            .Offers("a", Pair(0.50m)).Offers("b", Shop.Across(1m)).Offers("x", Pair(0.10m)).Offers("y", Pair(0.10m))
            .Offers("r", tenth).Offers("s", tenth);
        var basket = BasketReader.Read(Shop.Basket(("cup", 3m), ("plate", 2m)), shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        pool = new UnitPool(units).Begin(new LaneState(basket, terms.Settings), [0, 1]);
        foreach (var contender in shop.Book.Rules.Concerning(basket, withCounted: false, Workbench.Begin()))
        {
            takers.Next().Begin(contender, pool, [0, 0]);
        }

        bounds.Begin(pool);
    }

    /// <summary>Who has not taken, and the most that can come of all units.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 100)] // one pair of three cups
    [InlineData("b", 100)]
    [InlineData("ab", 200)]
    [InlineData("xy", 30)] // each cup for one of them
    [InlineData("ax", 120)]
    [InlineData("bxy", 130)]
    [InlineData("rs", 151)] // 3 cups at 50, and two roundings
    public void Nothing_beyond_it_is_thought_possible(string open, long most)
    {
        AssertMost(0, "axy", [3, 2], [0, 0], 140); // leaves the shares of "a" behind
        AssertMost(0, open, [3, 2], [0, 0], most);
        AssertMost(17, open, [3, 2], [0, 0], 17 + most);
        bounds.AddRoundings(999);
        AssertMost(0, open, [3, 2], [0, 0], most);
        bounds.AddRoundings(1);
        AssertMost(0, open, [3, 2], [0, 0], most + 1);
    }

    [Fact]
    public void What_is_left_and_what_is_kept_go_to_those_that_reduce_unit_by_unit()
    {
        bounds.Open[0] = 30_000;
        bounds.Open[1] = 7_500;

        AssertMost(0, "", [3, 2], [0, 0], 105);
        AssertMost(0, "", [1, 0], [2, 1], 97);
        AssertMost(5, "", [0, 0], [0, 0], 5);

        bounds.Begin(pool);
        AssertMost(5, "", [3, 2], [0, 0], 5);
    }

    private void AssertMost(long saved, string open, int[] left, int[] kept, long most)
    {
        Assert.True(CanExceed(most - 1), $"Less than {most} of {open}.");
        Assert.False(CanExceed(most), $"More than {most} of {open}.");

        bool CanExceed(long goal)
        {
            var isTaken = new bool[takers.Count];
            var views = new int[takers.Count];
            for (var i = 0; i < isTaken.Length; i++)
            {
                isTaken[i] = !open.Contains(takers[i].Contender.Rule.Code, StringComparison.Ordinal);
                views[i] = takers[i].ViewOf(left);
            }

            return bounds.CanExceed(goal, saved, left, kept, takers.Lent, isTaken, views);
        }
    }
}
