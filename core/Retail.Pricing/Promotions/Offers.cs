namespace Retail.Pricing.Promotions;

/// <summary>The book's promotions on a basket: lane after lane, each on what the earlier ones left.</summary>
internal static class Offers
{
    public static OfferResult Apply(LaneState state, PriceBook book)
    {
        var settings = book.Content.Settings;
        var result = new OfferResult(new OfferSentences(settings.Currency));
        var rules = book.Rules.Concerning(state.Basket);
        foreach (var lane in settings.Lanes)
        {
            var ofLane = rules
                .Where(rule => string.Equals(rule.Promotion.Lane, lane, StringComparison.Ordinal))
                .ToArray();
            if (ofLane.Length > 0)
            {
                new Lane(state, settings.Rounding, result).Apply(ofLane);
            }
        }

        return result;
    }
}
