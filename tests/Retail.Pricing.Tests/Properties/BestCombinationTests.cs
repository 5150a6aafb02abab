using Retail.Pricing.Promotions;

namespace Retail.Pricing.Tests.Properties;

public sealed class BestCombinationTests
{
    [Fact]
    public void A_small_basket_gets_the_best_of_all_combinations()
    {
        var proved = 0;
        Cases.Hold(Cases.Small, 1_500, one =>
        {
            var oracle = new BruteForce(one);
            if (oracle.Units > 7)
            {
                return true;
            }

            var best = oracle.Best();
            var quote = one.Shop().Quote(one.Basket());
            var saved = -quote.Discount.AmountMinor;
            proved += quote.ProvedBest ? 1 : 0;
            return quote.ProvedBest ? saved == best : saved <= best && best <= saved + quote.Gap.AmountMinor;
        });

        Assert.True(proved > 1_000, $"Only {proved} were proved.");
    }

    [Fact]
    public void Sets_bundles_tiers_and_fixed_prices_are_combined_for_the_best()
    {
        var proved = 0;
        Cases.Hold(Cases.SmallOfMoreKinds, 1_000, one =>
        {
            var oracle = new BruteForce(one);
            if (oracle.Units > 6)
            {
                return true;
            }

            var best = oracle.Best();
            var quote = one.Shop().Quote(one.Basket());
            var saved = -quote.Discount.AmountMinor;
            proved += quote.ProvedBest ? 1 : 0;
            return quote.ProvedBest ? saved == best : saved <= best && best <= saved + quote.Gap.AmountMinor;
        });

        Assert.True(proved > 500, $"Only {proved} were proved.");
    }

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
}
