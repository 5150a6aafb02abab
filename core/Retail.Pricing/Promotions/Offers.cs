namespace Retail.Pricing.Promotions;

/// <summary>The book's promotions on a basket: lane after lane, each on what the earlier ones left.</summary>
internal static class Offers
{
    /// <summary>
    /// Applies them to the units; gives what they did, and the promotions whose conditions held, for shipping.
    /// </summary>
    public static OfferResult Apply(
        LaneState state, PriceBook book, LaneTerms terms, Workbench bench, Explainer? explainer)
    {
        var contenders = book.Rules.Concerning(state.Basket, withCounted: explainer is not null, bench);
        KeepExclusive(contenders, state);
        for (var lane = 0; lane < terms.Settings.Lanes.Count && contenders.Count > 0; lane++)
        {
            var work = new Lane(state, lane, bench, explainer);
            if (terms.Settings.LaneChoice == LaneChoice.BestCombination)
            {
                work.Apply(contenders);
            }
            else
            {
                work.ApplyOne(contenders, terms.Settings.LaneChoice);
            }
        }

        return bench.Result;
    }

    /// <summary>The first exclusive promotion whose conditions hold keeps all others out.</summary>
    private static void KeepExclusive(List<Contender> contenders, LaneState state)
    {
        foreach (var contender in contenders)
        {
            if (contender.Rule.Promotion.Exclusive && contender.CanReduce && contender.Holds(state))
            {
                contenders.Clear();
                contenders.Add(contender);
                return;
            }
        }
    }
}
