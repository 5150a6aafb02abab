namespace Retail.Proofs.Catalog;

/// <summary>Why a row of the source is not in the demo. A row is counted once, by the first that applies.</summary>
internal enum LeftOut
{
    None,
    NotGoods,
    NoDescription,
    StockNote,
    NoPrice,
    SameCodeInOtherCase,
    Unfit,
}
