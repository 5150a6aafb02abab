using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

public sealed class UnitPoolTests
{
    private static readonly Target Cup = Shop.Of("cup");

    public static TheoryData<Benefit, long, int> Taking => new()
    {
        { Shop.Each(1m, Cup), 300, 3 },
        { new FixedPrice(Cup, Shop.Gbp(9m)), 0, 0 },
        { Shop.BuyGet(1, 1, 50m, Cup), 250, 2 },
        { new SetOf(Cup, 4, new Reward(10m)), 0, 0 },
    };

    /// <summary>Of 3 cups at 5.00 and 2 plates.</summary>
    [Theory]
    [MemberData(nameof(Taking), DisableDiscoveryEnumeration = true)]
    public void A_promotion_saves_by_what_it_takes_of_its_own_goods(Benefit benefit, long saved, int taken)
    {
        var shop = new Shop().Sells("cup", 5m).Sells("plate", 2m).Offers("p", benefit);
        var basket = BasketReader.Read(Shop.Basket(("cup", 3m), ("plate", 2m)), shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        var pool = new UnitPool(units).Begin(new LaneState(basket, terms.Settings), [0, 1]);
        var contender = shop.Book.Rules.Concerning(basket, withCounted: false, Workbench.Begin()).Single();

        int[] left = [3, 2];
        Assert.Equal(saved, pool.Take(contender, pool.Counts, left));
        Assert.Equal([3 - taken, 2], left);
        Assert.Equal(saved, pool.Saved(contender, pool.Counts));
        Assert.Equal(saved, pool.Apply(contender, pool.Counts).SavedMinor);
        Assert.Equal(3, pool.UnitsFor(contender));
        Assert.Equal((0, 0), (pool.Saved(contender, [0, 2]), pool.Saved(contender, [2], firstRun: 1)));
    }
}
