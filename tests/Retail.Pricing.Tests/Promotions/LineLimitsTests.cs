using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Promotions;

/// <summary>How tight the bounds are of those that reduce unit by unit, and of all together.</summary>
public sealed class LineLimitsTests
{
    private const long PerMinor = 1_000;

    private static readonly Benefit Tenth = Shop.Percent(10m);
    private static readonly Benefit TenthOfEach = new PercentOff(Target.Everything, 10m, RoundingPlace.Unit);

    /// <summary>Price, pieces, the benefits, and what roundings may add in thousandths.</summary>
    public static TheoryData<decimal, int, Benefit[], long> Rounded => new()
    {
        { 5m, 2, [Shop.Each(1m)], 0 },
        { 5m, 2, [Tenth], 0 }, // 50 and a half is no more than 50
        { 5.05m, 1, [Tenth], 500 }, // 50.5 may be 51
        { 5.05m, 2, [Tenth], 500 },
        { 5.05m, 2, [Tenth, Shop.Each(0.50m)], 500 },
        { 5.05m, 1, [Tenth, Tenth], 500 },
        { 5.01m, 1, [Tenth, Tenth], 900 }, // 50.1 may be 51
        { 5.05m, 1, [TenthOfEach], 500 },
        { 5.05m, 2, [TenthOfEach], 1_000 },
        { 5.05m, 2, [TenthOfEach, Shop.Each(0.50m)], 1_000 },
        { 5.05m, 1, [TenthOfEach, Tenth], 500 },
        { 5m, 64, [Tenth], 0 },
        { 5m, 65, [Tenth], 500 },
        { 5m, 65, [TenthOfEach], 32_500 },
        { 3.3333m, 3, [Tenth], 500 }, // a unit at 3.34 and two at 3.33
        { 3.3333m, 3, [TenthOfEach], 1_500 },
        { 3.3333m, 3, [TenthOfEach, Tenth], 2_000 },
    };

    [Theory]
    [MemberData(nameof(Rounded), DisableDiscoveryEnumeration = true)]
    public void Rounding_adds_what_reaches_the_next_minor_unit(
        decimal price, int pieces, Benefit[] benefits, long thousandths) =>
        Assert.Equal(thousandths, Limits(RoundingMode.HalfUp, price, pieces, benefits).Roundings());

    [Theory]
    [InlineData(RoundingMode.HalfUp, 51, "0 1")]
    [InlineData(RoundingMode.HalfUp, 52, "1")]
    [InlineData(RoundingMode.HalfEven, 48, "0")]
    [InlineData(RoundingMode.HalfEven, 49, "0 1")]
    [InlineData(RoundingMode.Up, 53, "0 1")]
    [InlineData(RoundingMode.Up, 54, "1")]
    [InlineData(RoundingMode.Down, 53, "0 1")]
    [InlineData(RoundingMode.Down, 54, "1")]
    public void Who_takes_less_than_the_best_by_more_than_roundings_move_is_left_out(
        RoundingMode rounding, int cents, string stay)
    {
        var limits = Limits(rounding, 5m, 2, Tenth, Shop.Each(cents / 100m));
        var all = limits.Contenders.ToArray();

        limits.LeaveOutTheWeak();

        Assert.Equal(stay, string.Join(' ', limits.Contenders.Select(one => Array.IndexOf(all, one))));
    }

    [Fact]
    public void The_best_of_several_stays_with_those_that_are_near_and_keeps_its_limits()
    {
        var limits = Limits(
            RoundingMode.HalfUp, 3.3333m, 3, Shop.Each(1m), Shop.Each(1.99m), Shop.Each(2m), Shop.Each(1.5m));

        limits.LeaveOutTheWeak();

        Assert.Equal(["1", "2"], limits.Contenders.Select(one => one.Rule.Code));
        Assert.Equal([199, 199, 200, 200],
            new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(at => (limits.Of(at.Item1, at.Item2) / PerMinor)));
        Span<long> open = [1, 1];
        limits.Bound(open);
        Assert.Equal([200_000, 200_000], open.ToArray());
    }

    [Fact]
    public void Each_is_held_against_the_best_and_not_against_who_stands_in_its_place()
    {
        var limits = Limits(
            RoundingMode.HalfUp, 5m, 2, Shop.Each(1m), Shop.Each(2m), Shop.Each(1.99m), Shop.Each(1.98m));

        limits.LeaveOutTheWeak();

        Assert.Equal(["1", "2"], limits.Contenders.Select(one => one.Rule.Code));
    }

    [Fact]
    public void One_that_needs_several_units_is_thought_to_take_the_dearest()
    {
        var shop = new Shop().Sells("bowl", 1m).Sells("cup", 5m).Offers("p", new SetOf(
            Target.Everything, 2, new Reward(10m)));
        var (pool, contenders, _) = Pool(shop, ("bowl", 2m), ("cup", 3m));

        Assert.Equal(150 + 10 + 1, SavingBound.Of(pool, pool.Counts, contenders));
    }

    /// <summary>Two benefits one after the other take less than their limits come to.</summary>
    [Fact]
    public void Whose_limit_is_not_exact_leaves_nobody_out_and_is_not_left_out()
    {
        var (cup, lid) = (Shop.Of("cup"), Shop.Of("lid"));
        var (pool, contenders) = Pool(
            RoundingMode.HalfUp, 5m, 2,
            [Shop.Each(2m), Shop.Each(1m)], [Shop.Each(1m)], [Shop.Percent(1m, cup), Shop.Percent(1m, cup)],
            [Shop.Percent(1m, cup), Shop.Each(1m, lid)], [Shop.Each(0.99m)]);
        var limits = new LineLimits();
        limits.Begin(pool, 0, 0, 1, contenders);

        limits.LeaveOutTheWeak();

        Assert.Equal(["0", "1", "2", "4"], limits.Contenders.Select(one => one.Rule.Code));
    }

    /// <summary>What all of them may take off 3 cups at 5.05, in minor units.</summary>
    public static TheoryData<RoundingMode, Benefit[], long> Together => new()
    {
        { RoundingMode.HalfUp, [Shop.Each(1m)], 300 },
        { RoundingMode.HalfUp, [Shop.Each(9m)], 1_515 },
        { RoundingMode.HalfUp, [Tenth], 152 }, // 151.5 and a half
        { RoundingMode.Down, [Tenth], 151 },
        { RoundingMode.Up, [Tenth], 152 },
        { RoundingMode.HalfUp, [TenthOfEach], 153 },
        { RoundingMode.HalfUp, [Tenth, Shop.Each(0.51m)], 153 },
        { RoundingMode.HalfUp, [Pair(0.50m)], 100 },
        { RoundingMode.HalfUp, [Pair(0.50m), Shop.Each(0.30m)], 130 },
        { RoundingMode.HalfUp, [Pair(0.50m), Shop.Each(0.60m)], 180 },
        { RoundingMode.HalfUp, [Shop.Across(2m)], 200 },
        { RoundingMode.HalfUp, [Shop.Across(2m), Shop.Each(1m)], 500 },
        { RoundingMode.HalfUp, [Shop.Across(2m), Shop.Each(5m)], 1_500 },
    };

    [Theory]
    [MemberData(nameof(Together), DisableDiscoveryEnumeration = true)]
    public void All_together_take_no_more_than_each_unit_at_its_best(
        RoundingMode rounding, Benefit[] benefits, long most)
    {
        var (pool, contenders) = Pool(
            rounding, 5.05m, 3, [.. benefits.Select(benefit => new[] { benefit })]);

        Assert.Equal(most, SavingBound.Of(pool, pool.Counts, contenders));
    }

    /// <summary>Of one or three cups at 0.01, of which 0.999 may be taken off: less than a minor unit.</summary>
    [Fact]
    public void What_is_less_than_a_minor_unit_is_none_where_it_is_rounded_down()
    {
        var (alone, three) = (
            Pool(RoundingMode.Down, 0.01m, 1, [Shop.Percent(99.9m)]),
            Pool(RoundingMode.Down, 0.01m, 3, [new SetOf(Target.Everything, 3, new Reward(33.3m))]));

        Assert.Equal(0, SavingBound.Of(alone.Pool, alone.Pool.Counts, alone.Contenders));
        Assert.Equal(0, SavingBound.Of(three.Pool, three.Pool.Counts, three.Contenders));
    }

    /// <summary>1.998 of two cups at 0.01 by one, and nothing more by the other.</summary>
    [Fact]
    public void Who_adds_nothing_to_the_best_adds_no_thousandth()
    {
        var (pool, contenders) = Pool(
            RoundingMode.Down, 0.01m, 2, [Shop.Percent(99.9m)], [new SetOf(Target.Everything, 2, new Reward(10m))]);

        Assert.Equal(1, SavingBound.Of(pool, pool.Counts, contenders));
    }

    /// <summary>0.999 of three cups and 50 of a lid: one benefit adds nothing on what the other means.</summary>
    [Fact]
    public void A_benefit_adds_no_thousandth_on_goods_of_another_of_its_promotion()
    {
        static SetOf Three(string sku, decimal percent) => new(Shop.Of(sku), 3, new Reward(percent));
        var shop = new Shop { Settings = new Shop().Settings with { Rounding = RoundingMode.Down } }
            .Sells("cup", 0.01m).Sells("lid", 5m)
            .Offers(Shop.Offer("p", Three("cup", 33.3m)) with { Benefits = [Three("cup", 33.3m), Three("lid", 10m)] });
        var (pool, contenders, _) = Pool(shop, ("cup", 3m), ("lid", 1m));

        Assert.Equal(50, SavingBound.Of(pool, pool.Counts, contenders));
    }

    [Fact]
    public void Several_benefits_of_one_are_added_up_on_top_of_what_others_take()
    {
        var (pool, contenders) = Pool(
            RoundingMode.HalfUp, 5.05m, 3, [Pair(0.50m), Pair(0.20m)], [Shop.Each(0.10m), Shop.Each(0.20m)]);

        Assert.Equal(90 + 100 + 40, SavingBound.Of(pool, pool.Counts, contenders));
    }

    [Fact]
    public void Units_of_one_line_that_cost_differently_are_rounded_once_and_in_one_pair_together()
    {
        var (tenth, pair) = (
            Pool(RoundingMode.HalfUp, 3.3333m, 3, [Tenth]), Pool(RoundingMode.HalfUp, 3.3333m, 3, [Pair(0.50m)]));

        Assert.Equal(100, SavingBound.Of(tenth.Pool, tenth.Pool.Counts, tenth.Contenders));
        Assert.Equal(100, SavingBound.Of(pair.Pool, pair.Pool.Counts, pair.Contenders));
    }

    [Fact]
    public void A_floor_price_lets_a_unit_take_all_above_it()
    {
        var shop = new Shop().Sells("cup", 5.05m).Offers("p", Tenth).With("cup", goods => goods with
        {
            Prices = [new PriceEntry("base", 1, 5.05m, null, FloorPrice: 0.01m)],
        });
        var (pool, contenders, _) = Pool(shop, ("cup", 3m));

        Assert.Equal(3 * 504, SavingBound.Of(pool, pool.Counts, contenders));
    }

    /// <summary>3 cups at 5.00 and 2 plates at 2.00, of which one costs 1.00 after an earlier lane.</summary>
    [Theory]
    [InlineData(LaneBasis.Running, 150 + 10 + 20 + 1)]
    [InlineData(LaneBasis.Original, 150 + 100 + 200 + 1)]
    public void On_original_prices_only_lines_that_an_earlier_lane_reduced_take_all_that_there_is(
        LaneBasis basis, long most)
    {
        var shop = new Shop { Settings = new Shop().Settings with { LaneBasis = basis } }
            .Sells("cup", 5m).Sells("plate", 2m).Offers("p", Tenth);
        var (pool, contenders, state) = Pool(shop, ("cup", 3m), ("plate", 2m));
        state.Apply(pool, [new WorkingRun { Source = 1, Line = 1, Count = 1, BeforeMinor = 200, NowMinor = 100 }]);
        pool.Begin(state, [0, 1]);

        Assert.Equal(most, SavingBound.Of(pool, pool.Counts, contenders));
    }

    [Fact]
    public void Lines_that_one_does_not_touch_are_not_rounded_for_it()
    {
        var shop = new Shop().Sells("cup", 5m).Sells("plate", 2m).Offers("p", Shop.Percent(10m, Shop.Of("cup")));
        var (pool, contenders, _) = Pool(shop, ("cup", 3m), ("plate", 2m));

        Assert.Equal(150, SavingBound.Of(pool, pool.Counts, contenders));
    }

    private static SetOf Pair(decimal each) => new(Target.Everything, 2, new Reward(Amount: Shop.Gbp(each)));

    private static LineLimits Limits(RoundingMode rounding, decimal price, int pieces, params Benefit[] benefits)
    {
        var (pool, contenders) = Pool(rounding, price, pieces, [.. benefits.Select(benefit => new[] { benefit })]);
        var limits = new LineLimits();
        limits.Begin(pool, 0, 0, pool.Runs.Length, contenders);
        return limits;
    }

    private static (UnitPool Pool, List<Contender> Contenders) Pool(
        RoundingMode rounding, decimal price, int pieces, params Benefit[][] promotions)
    {
        var shop = promotions.Index().Aggregate(
            new Shop { Settings = new Shop().Settings with { Rounding = rounding } }.Sells("cup", price),
            (with, one) => with.Offers(Shop.Offer($"{one.Index}", one.Item[0]) with { Benefits = one.Item }));
        var (pool, contenders, _) = Pool(shop, ("cup", pieces));
        return (pool, contenders);
    }

    private static (UnitPool Pool, List<Contender> Contenders, LaneState State) Pool(
        Shop shop, params (string Sku, decimal Quantity)[] lines)
    {
        var basket = BasketReader.Read(Shop.Basket(lines), shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        var state = new LaneState(basket, terms.Settings);
        return (new UnitPool(units).Begin(state, [.. Enumerable.Range(0, basket.Lines.Length)]),
            shop.Book.Rules.Concerning(basket, withCounted: false, Workbench.Begin()), state);
    }
}
