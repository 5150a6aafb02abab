using Retail.Abstractions.Catalog;

namespace Retail.Abstractions.Quotes;

/// <summary>A line of the answer: all pieces of a variant, or one measured thing.</summary>
/// <param name="LineIds">The basket's lines that it is made of, ordered ordinally; outside the hash.</param>
/// <param name="Sku">The variant.</param>
/// <param name="Name">Its name for people; outside the hash.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">What the quantity counts.</param>
/// <param name="UnitPrice">Price of one before promotions.</param>
/// <param name="ListPrice">The higher price that <paramref name="UnitPrice"/> is reduced from, if it is.</param>
/// <param name="Subtotal">Quantity × unit price, rounded.</param>
/// <param name="Adjustments">What promotions take off, by lane and promotion.</param>
/// <param name="Total">Subtotal plus adjustments; the sum of the units.</param>
/// <param name="Units">The total, unit by unit, dearest first.</param>
/// <param name="TaxCategory">Code of the tax category.</param>
/// <param name="Fees">Deposits and eco fees that come with the line, beside its total; null for none.</param>
public sealed record QuoteLine(
    IReadOnlyList<string> LineIds,
    string Sku,
    LocalText Name,
    Quantity Quantity,
    UnitOfMeasure Unit,
    UnitPrice UnitPrice,
    UnitPrice? ListPrice,
    Money Subtotal,
    IReadOnlyList<Adjustment> Adjustments,
    Money Total,
    IReadOnlyList<UnitShare> Units,
    string TaxCategory,
    IReadOnlyList<FeeTotal>? Fees = null);
