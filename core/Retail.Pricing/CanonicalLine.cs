using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>All pieces of a variant, or one measured thing, with its price before promotions.</summary>
internal sealed class CanonicalLine
{
    public required IReadOnlyList<string> Ids { get; init; }

    public required BookVariant Goods { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>Pieces; a measured thing is one unit.</summary>
    public required int UnitCount { get; init; }

    public required bool IsPieces { get; init; }

    public required ApplicablePrice Price { get; init; }

    public required long SubtotalMinor { get; init; }

    /// <summary>What promotions never go below for one unit.</summary>
    public required long FloorMinor { get; init; }

    /// <summary>What a cashier changed about it by hand, or null.</summary>
    public IReadOnlyList<CashierChange>? Changes { get; init; }

    /// <summary>What it costs when the promotions begin: the subtotal, or less by a cashier's price.</summary>
    public required long StartMinor { get; init; }

    /// <summary>Whether a cashier set its price, which no promotion reduces further.</summary>
    public bool IsSetByCashier => CashierChanges.PriceOf(Changes) is not null;

    public Variant Variant => Goods.Variant;

    public bool IsReduced => Price.ListPrice is not null;
}
