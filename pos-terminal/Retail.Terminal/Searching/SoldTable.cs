using Retail.Abstractions.Quotes;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Searching;

/// <summary>In how many sales each thing was, counted as the journal grows.</summary>
internal static class SoldTable
{
    public static void CountSold(this TillSession session, IEnumerable<BasketLine> lines)
    {
        foreach (var sku in lines.Select(line => line.Sku).Distinct(StringComparer.Ordinal))
        {
            session.Execute(
                "INSERT INTO sold VALUES ($sku, 1) ON CONFLICT (sku) DO UPDATE SET times = times + 1", ("$sku", sku));
        }
    }

    /// <summary>SKUs, most often sold first.</summary>
    public static IReadOnlyList<string> MostSold(this TillSession session, int most) => session.Query(
        "SELECT sku FROM sold ORDER BY times DESC, sku LIMIT $most", row => row.GetString(0), ("$most", most));
}
