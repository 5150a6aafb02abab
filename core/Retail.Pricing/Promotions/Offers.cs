namespace Retail.Pricing.Promotions;

/// <summary>The book's promotions on a basket: lane after lane, each on what the earlier ones left.</summary>
internal static class Offers
{
    /// <summary>
    /// Applies them to the units; gives what they did, and the promotions whose conditions held, for shipping.
    /// </summary>
    public static OfferResult Apply(LaneState state, PriceBook book, LaneTerms terms, Explainer? explainer)
    {
        var result = new OfferResult();
        var contenders = book.Rules.Concerning(state.Basket, withCounted: explainer is not null);
        if (contenders.Count == 0)
        {
            return result;
        }

        if (contenders.Find(contender =>
            contender.Rule.Promotion.Exclusive && contender.CanReduce && contender.Holds(state)) is { } only)
        {
            contenders = [only];
        }

        var bench = Workbench.Begin(state, terms);
        for (var lane = 0; lane < terms.Settings.Lanes.Count; lane++)
        {
            var ofLane = contenders.FindAll(contender => contender.Rule.Lane == lane);
            if (ofLane.Count == 0)
            {
                continue;
            }

            result.NoteForShipping(ofLane.FindAll(contender =>
                contender.Rule.Shipping.Length > 0 && contender.Holds(state)));
            var work = new Lane(state, lane, bench, result, explainer);
            if (terms.Settings.LaneChoice == LaneChoice.BestCombination)
            {
                work.Apply(ofLane);
            }
            else
            {
                work.ApplyOne(ofLane, terms.Settings.LaneChoice);
            }
        }

        bench.End();
        return result;
    }
}
