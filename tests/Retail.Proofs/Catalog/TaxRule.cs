namespace Retail.Proofs.Catalog;

/// <summary>
/// UK VAT of the demo: everything is standard-rated but young children's clothing (HMRC, VAT Notice 714, which counts
/// baby bibs as clothing; aprons stay standard here). Printed books would be zero-rated too (VAT Notice 701/10); the
/// source has none: its pocket, exercise, address and scrap books are stationery and its book boxes are boxes.
/// </summary>
internal static class TaxRule
{
    public const string Standard = "standard";
    public const string Zero = "zero";

    private static readonly string[] ZeroRated = ["kids rain mac", "baby bib"];

    public static string For(string name) =>
        ZeroRated.Any(keyword => Keyword.IsIn(name, keyword)) ? Zero : Standard;
}
