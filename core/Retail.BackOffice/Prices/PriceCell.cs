using Retail.Commerce.Prices;

namespace Retail.BackOffice.Prices;

/// <summary>A variant's prices in one list, and the published ones when those are others.</summary>
public sealed record PriceCell(IReadOnlyList<PriceEntryEdit> Now, IReadOnlyList<PriceEntryEdit>? Published);
