namespace Retail.Abstractions.Inventory;

/// <summary>Whether there is some.</summary>
public enum StockState
{
    /// <summary>Enough to promise it.</summary>
    InStock,

    /// <summary>The last ones.</summary>
    Low,

    /// <summary>None.</summary>
    Out,

    /// <summary>Not counted; it may be there.</summary>
    Untracked,
}
