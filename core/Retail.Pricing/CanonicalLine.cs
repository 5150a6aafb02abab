using Retail.Abstractions.Catalog;

namespace Retail.Pricing;

/// <summary>All pieces of a variant, or one measured thing, with its price before promotions.</summary>
internal sealed record CanonicalLine(
    IReadOnlyList<string> Ids,
    Variant Variant,
    Quantity Quantity,
    UnitPrice UnitPrice,
    UnitPrice? ListPrice,
    long SubtotalMinor)
{
    public bool IsPieces => Variant.Unit == UnitOfMeasure.Piece;

    /// <summary>Pieces; a measured thing is one unit.</summary>
    public int UnitCount => IsPieces ? (int)Quantity.Value : 1;
}
