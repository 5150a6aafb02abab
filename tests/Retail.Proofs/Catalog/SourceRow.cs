namespace Retail.Proofs.Catalog;

/// <summary>One stock code of the source: what it was called, how often and for how much it was sold.</summary>
internal sealed record SourceRow(
    string StockCode,
    string Description,
    int Lines,
    int UnitsNet,
    decimal? UsualPrice,
    decimal? LowestPrice);
