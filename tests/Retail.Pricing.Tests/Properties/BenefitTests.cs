using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Tests.Properties;

/// <summary>Each kind of benefit by itself: what it saves, and that no bound of the search is below that.</summary>
public sealed class BenefitTests
{
    private const int PerMinor = 1_000;

    public static TheoryData<string> Kinds => ["sets", "bundles", "tiers", "limits", "totals", "gifts"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_saves_what_its_rule_says(string kind) => Cases.Hold(Cases.Alone(kind), 250, one =>
        -one.Shop().Quote(one.Basket()).Discount.AmountMinor == new BruteForce(one).Best());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_bound_is_below_what_it_saves_of_any_of_the_units(string kind) =>
        Cases.Hold(Cases.Alone(kind), 200, one =>
        {
            if (Pool(one) is not var (pool, contender))
            {
                return true;
            }

            var benefit = contender.Rule.Benefits[0];
            var roundings = SavingBound.Roundings(pool, pool.Counts, contender);
            var open = Enumerable.Range(0, pool.Runs.Length).Select(run => run * 7_000L % 3_000L).ToArray();
            var taker = new Taker();
            taker.Begin(contender, pool, open);
            return Views(pool).All(view =>
            {
                var left = view.ToArray();
                var saved = pool.Take(contender, view, left);
                var used = view.Zip(left, (before, after) => before - after).ToArray();
                var reduced = pool.Apply(contender, view).Runs
                    .Where(run => run.SavedMinor > 0).Sum(run => (long)run.Count);
                var lost = used.Zip(open, (units, each) => units * each).Sum();
                Int128 each = 0;
                Int128? shares = 0;
                for (var run = 0; run < view.Length; run++)
                {
                    var line = pool.LineOf(run);
                    each += benefit.UnitBound(line, pool.Runs[run].BaseMinor) * used[run];
                    shares += benefit.Share(line, pool.Runs[run].BaseMinor) * used[run];
                }

                // What saves nothing takes nothing.
                return saved == 0 || ((Int128)saved * PerMinor <= each + roundings &&
                    (shares is null || (Int128)saved * PerMinor <= shares + roundings) &&
                    reduced <= benefit.MostUnits(view.Sum()) &&
                    saved <= (benefit.MostMinor ?? saved) &&
                    (saved * PerMinor) - lost <= taker.Gain(taker.ViewOf(view), view) &&
                    taker.Saved(taker.ViewOf(view), view) == saved);
            });
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_can_never_save_saves_nothing_of_fewer_units(string kind) =>
        Cases.Hold(Cases.Alone(kind), 200, one =>
        {
            if (Pool(one) is not var (pool, contender))
            {
                return true;
            }

            var benefit = contender.Rule.Benefits[0];
            return Views(pool).All(view => !benefit.CanNever(pool.Working(contender, view)) ||
                Views(pool).Where(fewer => fewer.Zip(view).All(pair => pair.First <= pair.Second))
                    .All(fewer => pool.Saved(contender, fewer) == 0));
        });

    [Theory]
    [InlineData("sets")]
    [InlineData("bundles")]
    [InlineData("tiers")]
    [InlineData("gifts")]
    public void What_it_lacks_is_the_fewest_pieces_with_which_it_fits(string kind) =>
        Cases.Hold(Cases.Alone(kind), 250, one => Lacking(one) is not (> 0 and <= 3 and var missing) ||
            (With(one, missing).Any(more => Lacking(more) == 0) &&
                With(one, missing - 1).All(more => Lacking(more) > 0)));

    [Theory]
        [InlineData(1, 0, 2)]
    [InlineData(3, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(0, 2, 2)]
    public void A_bundle_lacks_what_each_part_lacks(int cups, int lids, long missing)
    {
        var shop = new Shop().Sells("cup", 3m).Sells("lid", 1m).Sells("spoon", 1m).Offers(
            "bundle",
            new Bundle(
                [new BundlePart(Shop.Of("cup"), 2), new BundlePart(Shop.Of("lid", "spoon"), 1)], new Reward(10m)));
        (string Sku, decimal Quantity)[] lines = [("cup", cups), ("lid", lids)];

        Assert.Equal(missing, Lacking(shop, Shop.Basket([.. lines.Where(line => line.Quantity > 0)])));
    }

    /// <summary>The benefit, and what one, two and so on pieces lack.</summary>
    public static TheoryData<Benefit, long[]> Missing => new()
    {
        { new SetOf(Target.Everything, 3, new Reward(10m)), [2, 1, 0, 0, 0, 0] },
        { new Tiered(Target.Everything, TierBasis.Units, [new Tier(3, new Reward(10m))]), [2, 1, 0, 0] },
        { new Tiered(Target.Everything, TierBasis.Spend, [new Tier(900, new Reward(10m))]), [0, 0, 0, 0] },
        { Shop.BuyGet(2, 3), [4, 3, 2, 1, 0, 0] },
        { Shop.BuyGet(2, 3) with { GivesPart = true }, [2, 1, 0, 0] },
        { new Bundle([new(Target.Everything, 2), new(Shop.Of("cup"), 1)], new Reward(10m)), [2, 1, 0, 0] },
        { Shop.Percent(10m), [0, 0] },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public void So_many_pieces_lack_so_many(Benefit benefit, long[] missing)
    {
        var shop = new Shop().Sells("cup", 3m).Offers("x", benefit);

        Assert.Equal(missing, missing.Select((_, i) => Lacking(shop, Shop.Basket(("cup", i + 1))) ?? -1));
    }

    private static long? Lacking(Cases.Case one) => Lacking(one.Shop(), one.Basket());

    /// <summary>How many pieces the promotion lacks; null where it concerns nothing of the basket.</summary>
    private static long? Lacking(Shop shop, Basket basket) => Pool(shop, basket) is var (pool, contender)
        ? contender.Rule.Benefits[0].Missing(pool.Working(contender, pool.Counts))
        : null;

    /// <summary>The basket with so many pieces more, of any goods.</summary>
    private static IEnumerable<Cases.Case> With(Cases.Case one, long pieces) => pieces == 0
        ? [one]
        : Enumerable.Range(0, 3).SelectMany(sku => With(one with { Lines = [.. one.Lines, (sku, 1m)] }, pieces - 1));

    /// <summary>The units that the promotion concerns; null where it concerns none.</summary>
    private static (UnitPool Pool, Contender Contender)? Pool(Cases.Case one) => Pool(one.Shop(), one.Basket());

    private static (UnitPool Pool, Contender Contender)? Pool(Shop shop, Basket given)
    {
        var basket = BasketReader.Read(given, shop.Book).Value;
        var terms = new LaneTerms(shop.Book, null);
        var units = new WorkingUnits();
        units.Begin(basket.Lines, terms);
        var contender = shop.Book.Rules.Concerning(basket, withCounted: false, Workbench.Begin()).SingleOrDefault();
        return contender is null ? null : (new UnitPool(units).Begin(
            new LaneState(basket, terms.Settings),
            [.. Enumerable.Range(0, basket.Lines.Length).Where(contender.Touches)]), contender);
    }

    /// <summary>So many units of each run, in every way.</summary>
    private static IEnumerable<int[]> Views(UnitPool pool)
    {
        IEnumerable<int[]> views = [[]];
        foreach (var most in pool.Counts.ToArray())
        {
            views = [.. views.SelectMany(view =>
                Enumerable.Range(0, most + 1).Select(count => (int[])[.. view, count]))];
        }

        return views;
    }
}
