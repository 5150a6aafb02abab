namespace Retail.Proofs.Catalog;

/// <summary>Decides which rows of the source are goods that a shop can sell.</summary>
internal static class GoodsRule
{
    /// <summary>Codes that look like goods and are not: a gift voucher, carriage, a picture file, packing.</summary>
    private static readonly HashSet<string> ChargesWithAGoodsCode = new(StringComparer.Ordinal)
    {
        "22016", "23444", "23574", "23702",
    };

    /// <summary>
    /// What the warehouse wrote instead of a name. Only the whole text counts: a hammock may be "check".
    /// </summary>
    private static readonly HashSet<string> StockNotes = new(StringComparer.OrdinalIgnoreCase)
    {
        "adjustment", "amazon", "broken", "check", "counted", "crushed", "damaged", "damages", "display", "ebay",
        "faulty", "found", "incorrect stock entry", "lost", "missing", "mouldy", "sample", "samples", "smashed",
        "sold as set", "test", "thrown away", "unsaleable", "wet", "wet/rusty", "wrongly coded",
    };

    /// <summary>What a demo before strangers does without: drugs, innuendo, caricatures, a dictator.</summary>
    private static readonly string[] Unfit =
    [
        "spliff", "rasta", "cannabis", "ashtray", "sex bomb", "booze", "geisha girl", "lolita", "mao",
        "cowboys and indians",
    ];

    /// <summary>Whether a name, already tidy, is for a demo.</summary>
    public static bool IsFit(string name) => !Array.Exists(Unfit, word => Keyword.IsIn(name, word));

    public static LeftOut Judge(SourceRow row)
    {
        string code = row.StockCode.Trim().ToUpperInvariant();
        if (!InStoreGtin.IsGoodsCode(code) || ChargesWithAGoodsCode.Contains(code))
        {
            return LeftOut.NotGoods;
        }

        string description = row.Description.Trim();
        if (description.Length == 0)
        {
            return LeftOut.NoDescription;
        }

        if (IsStockNote(description))
        {
            return LeftOut.StockNote;
        }

        return PriceRule.Shown(row.UsualPrice) is > 0m ? LeftOut.None : LeftOut.NoPrice;
    }

    /// <summary>
    /// The retailer wrote names in capitals; a text without one is a note somebody left at the shelf.
    /// </summary>
    private static bool IsStockNote(string description) =>
        !description.Any(char.IsUpper)
        || description.Contains('?', StringComparison.Ordinal)
        || StockNotes.Contains(description);
}
