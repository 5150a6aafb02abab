namespace Retail.Proofs.Catalog;

/// <summary>What the maker made, before it is written.</summary>
internal sealed record DemoData(
    IReadOnlyList<CatalogRow> Catalog,
    IReadOnlyList<PriceRow> Prices,
    IReadOnlyList<StockRow> Stock,
    IReadOnlyDictionary<LeftOut, int> LeftOut,
    int SourceRowCount,
    int QuantityBreakCount);
