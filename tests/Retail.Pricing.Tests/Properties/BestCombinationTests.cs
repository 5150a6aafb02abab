using FsCheck;
using Retail.Pricing.Promotions;

namespace Retail.Pricing.Tests.Properties;

public sealed class BestCombinationTests
{
    [Fact]
    public void A_small_basket_gets_the_best_of_all_combinations() => IsBest(Cases.Small, 1_500, mostUnits: 7);

    [Fact]
    public void Sets_bundles_tiers_and_fixed_prices_are_combined_for_the_best() =>
        IsBest(Cases.SmallOfMoreKinds, 1_000, mostUnits: 6);

    [Fact]
    public void Limits_gifts_chosen_units_and_amounts_are_combined_for_the_best() =>
        IsBest(Cases.SmallOfEveryKind, 4_000, mostUnits: 6);

    [Fact]
    public void The_bound_is_never_below_the_best_combination()
    {
        Cases.Hold(Cases.Small, 1_000, one =>
        {
            var oracle = new BruteForce(one);
            if (oracle.Units > 6)
            {
                return true;
            }

            var shop = one.Shop();
            var basket = BasketReader.Read(one.Basket(), shop.Book).Value;
            var terms = new LaneTerms(shop.Book, null);
            var lines = Enumerable.Range(0, basket.Lines.Length).ToList();
            var state = new LaneState(basket, terms.Settings);
            var units = new WorkingUnits();
            units.Begin(basket.Lines, terms);
            var pool = new UnitPool(units).Begin(state, lines);
            var contenders = shop.Book.Rules.Concerning(basket, withCounted: false, Workbench.Begin());
            return SavingBound.Of(pool, pool.Counts, contenders) >= oracle.Best();
        });
    }

    private static void IsBest(Arbitrary<Cases.Case> cases, int count, int mostUnits)
    {
        var (asked, proved) = (0, 0);
        Cases.Hold(cases, count, one =>
        {
            var oracle = new BruteForce(one);
            if (oracle.Units > mostUnits)
            {
                return true;
            }

            asked++;
            var best = oracle.Best();
            var quote = one.Shop().Quote(one.Basket());
            var saved = -quote.Discount.AmountMinor;
            proved += quote.ProvedBest ? 1 : 0;
            return quote.ProvedBest ? saved == best : saved <= best && best <= saved + quote.Gap.AmountMinor;
        });

        Assert.True(asked > count / 2 && proved > asked * 9 / 10, $"Of {asked} only {proved} were proved.");
    }
}
