using Retail.Abstractions.Inventory;
using Retail.Abstractions.Stores;

namespace Retail.Plugins.Storefront.Browsing;

/// <summary>What one store has of a product.</summary>
public sealed record StockLine(ShopStore Store, Availability Stock)
{
    /// <summary>In words.</summary>
    public string Sentence => Stock.State switch
    {
        StockState.InStock => Words.Book["stock.in"],
        StockState.Low => Stock.Left is { IsWhole: true } left
            ? Words.Book.Count("left", (int)left.Value)
            : Words.Book["stock.last"],
        StockState.Out => Words.Book["stock.out"],
        StockState.Untracked => Words.Book["stock.untracked"],
    };

    /// <summary>The colour of its dot.</summary>
    public string Kind => Stock.State switch
    {
        StockState.InStock => "stock-in",
        StockState.Low => "stock-low",
        StockState.Out => "stock-out",
        StockState.Untracked => "stock-untracked",
    };
}
