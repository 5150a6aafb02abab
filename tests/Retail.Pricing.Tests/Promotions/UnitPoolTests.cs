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

    public static TheoryData<BuyGet, int, int> Gifts => new()
    {
        { Shop.BuyGet(1, 1, target: Cup) with { GivesPart = true }, 1, 2 },
        { new BuyGet(Cup, 1, Shop.Of("plate"), 3, 100m, null) with { GivesPart = true }, 2, 0 },
        { new BuyGet(Shop.Of("cup", "plate"), 4, Shop.Of("plate"), 1, 100m, null), 0, 0 },
    };

    /// <summary>Cups and plates left of 3 and 2.</summary>
    [Theory]
    [MemberData(nameof(Gifts), DisableDiscoveryEnumeration = true)]
    public void A_gift_uses_what_must_be_bought_for_it_and_no_more(BuyGet gift, int cups, int plates)
    {
        var shop = new Shop().Sells("cup", 5m).Sells("plate", 2m).Offers("p", gift);
        var basket = BasketReader.Read(Shop.Basket(("cup", 3m), ("plate", 2m)), shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        var pool = new UnitPool(units).Begin(new LaneState(basket, terms.Settings), [0, 1]);
        var contender = shop.Book.Rules.Concerning(basket, withCounted: false, Workbench.Begin()).Single();

        int[] left = [3, 2];
        pool.Take(contender, pool.Counts, left);
        Assert.Equal([cups, plates], left);
    }

    public static TheoryData<LaneBasis, int> Worked => new()
    {
        { LaneBasis.Running, 2 }, { LaneBasis.Original, 2 },
        { LaneBasis.Running, 32 }, { LaneBasis.Running, 33 }, { LaneBasis.Original, 40 },
    };

    /// <summary>5 pieces of each, of which two cost less by now and one costs nothing less.</summary>
    [Theory]
    [MemberData(nameof(Worked), DisableDiscoveryEnumeration = true)]
    public void What_becomes_of_units_is_told_by_line_and_dearest_first(LaneBasis basis, int goods)
    {
        var shop = Enumerable.Range(0, goods).Aggregate(new Shop(), (with, i) => with.Sells($"sku{i:00}", 5m + i));
        var basket = BasketReader.Read(
            Shop.Basket([.. Enumerable.Range(0, goods).Select(i => ($"sku{i:00}", 5m))]), shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        var pool = new UnitPool(units).Begin(
            new LaneState(basket, terms.Settings), [.. Enumerable.Range(0, goods)]);
        WorkingRun Less(int line, int less) => new()
        {
            Source = line, Line = line, Count = 1, BeforeMinor = 500 + (100 * line),
            NowMinor = 500 + (100 * line) - less,
        };

        for (var round = 0; round < 2; round++)
        {
            pool.BeginAfter();
            for (var line = goods - 1; line > 0; line--)
            {
                pool.AddAfter([Less(line, 30), Less(line, 40), Less(line, 0)], basis);
            }

            var told = pool.After().ToArray().Select(run => (run.Line, run.Count, run.PriceMinor, run.BaseMinor));

            var expected = Enumerable.Range(1, goods - 1).SelectMany(line =>
            {
                var price = 500L + (100 * line);
                long Base(int less) => basis == LaneBasis.Original ? price : price - less;
                return new[]
                {
                    (line, 1, price, price), (line, 2, price, price), (line, 1, price - 30, Base(30)),
                    (line, 1, price - 40, Base(40)),
                };
            }).Prepend((0, 5, 500L, 500L));
            Assert.Equal(expected.Order(), told.Order());
            Assert.Equal(
                expected.Select(run => (run.Item1, run.Item3)), told.Select(run => (run.Line, run.PriceMinor)));
        }
    }

    /// <summary>Of units that cost as much now, those that cost more before come first.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void Of_units_that_cost_as_much_those_come_first_on_which_more_is_computed(int cups)
    {
        var shop = new Shop().Sells("cup", 5m);
        var basket = BasketReader.Read(Shop.Basket(("cup", 2m * cups)), shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        var pool = new UnitPool(units).Begin(new LaneState(basket, terms.Settings), [0]);
        var worked = Enumerable.Repeat(
            new WorkingRun { Source = 0, Line = 0, Count = 1, BeforeMinor = 500, NowMinor = 300 }, cups).ToArray();

        pool.BeginAfter();
        pool.AddAfter(worked, LaneBasis.Running);
        pool.AddAfter(worked, LaneBasis.Original);

        long[] bases = [.. Enumerable.Repeat(500L, cups), .. Enumerable.Repeat(300L, cups)];
        Assert.Equal(bases, pool.After().ToArray().Select(run => run.BaseMinor));
    }
}
