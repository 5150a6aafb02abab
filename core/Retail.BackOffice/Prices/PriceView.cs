using Retail.BackOffice.Frame;
using Retail.Commerce.Prices;

namespace Retail.BackOffice.Prices;

/// <summary>The page of prices.</summary>
/// <param name="Frame">What is around it.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Lists">The lists that have a column.</param>
/// <param name="Rows">The variants that were found.</param>
/// <param name="HasMore">Whether there are more than are shown.</param>
public sealed record PriceView(
    OfficeView Frame,
    PriceQuery Query,
    IReadOnlyList<WorkingPriceList> Lists,
    IReadOnlyList<PriceRow> Rows,
    bool HasMore)
{
    /// <summary>The variant that is open for editing.</summary>
    public PricePanel? Panel { get; init; }

    /// <summary>Why what should be open is not; null when it is, or nothing should be.</summary>
    public Refusal? Missing { get; init; }
}
