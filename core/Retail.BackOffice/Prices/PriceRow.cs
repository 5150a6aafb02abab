using Retail.Abstractions.Catalog;

namespace Retail.BackOffice.Prices;

/// <summary>A variant and its prices, per list that has a column.</summary>
public sealed record PriceRow(Variant Variant, IReadOnlyList<PriceCell> Cells)
{
    public bool IsChanged => Cells.Any(cell => cell.Published is not null);
}
