using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>"a" takes pairs of cups, "b" pairs of plates, "c" pairs of both, "d" pairs of plates.</summary>
public sealed class FollowersTests
{
    private readonly Followers followers = new();

    [Fact]
    public void Of_two_that_share_no_unit_only_the_later_by_rank_follows()
    {
        AssertMay("abcd", "a:abcd b:bcd c:abcd d:bcd");
        AssertMay("ab", "a:ab b:b");
        AssertMay("", "");
        AssertMay("acb", "a:acb c:acb b:cb");
    }

    private void AssertMay(string codes, string expected)
    {
        static SetOf Pair(params string[] skus) => new(Shop.Of(skus), 2, new Reward(10m));
        var shop = new Shop().Sells("cup", 5m).Sells("plate", 2m)
            .Offers("a", Pair("cup")).Offers("b", Pair("plate")).Offers("c", Pair("cup", "plate"))
            .Offers("d", Pair("plate"));
        var basket = BasketReader.Read(Shop.Basket(("cup", 3m), ("plate", 2m)), shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        var pool = new UnitPool(units).Begin(new LaneState(basket, terms.Settings), [0, 1]);
        var contenders = shop.Book.Rules.Concerning(basket, withCounted: false, Workbench.Begin());
        var takers = new Reused<Taker>();
        foreach (var code in codes)
        {
            takers.Next().Begin(contenders.Single(one => one.Rule.Code == $"{code}"), pool, [0, 0]);
        }

        followers.Begin(takers.Lent);

        Assert.Equal(expected, string.Join(' ', codes.Select((code, i) => $"{code}:" + string.Concat(
            followers.Of(i).ToArray().Zip(codes, (may, other) => may ? $"{other}" : string.Empty)))));
    }
}
