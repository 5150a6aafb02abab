namespace Retail.Proofs.Catalog;

/// <summary>Turns what the source charged into the demo's price list: GBP, VAT included.</summary>
internal static class PriceRule
{
    /// <summary>From how many pieces the lower price holds.</summary>
    public const int BreakQuantity = 12;

    /// <summary>How many of the best sellers are looked at for a quantity break.</summary>
    public const int BreakCandidates = 150;

    // Below half the usual price the source's lowest price is a clearance or a typing slip, not a trade price.
    private const decimal LowestShareOfUsualPrice = 0.5m;

    /// <summary>A price as the shop shows it: two decimals, half a penny away from zero.</summary>
    public static decimal? Shown(decimal? price) =>
        price is null ? null : decimal.Round(price.Value, 2, MidpointRounding.AwayFromZero);

    /// <summary>The price from <see cref="BreakQuantity"/> pieces on, or null where the source shows none.</summary>
    public static decimal? QuantityBreak(SourceRow row)
    {
        decimal? usual = Shown(row.UsualPrice);
        decimal? lowest = Shown(row.LowestPrice);
        bool isTradePrice = lowest > 0m && lowest < usual && lowest >= usual * LowestShareOfUsualPrice;
        return isTradePrice ? lowest : null;
    }
}
