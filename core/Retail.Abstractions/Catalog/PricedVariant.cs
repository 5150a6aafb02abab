namespace Retail.Abstractions.Catalog;

/// <summary>A variant with its price and its offers, as a channel shows it.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Price">Price of one unit of measure, before promotions.</param>
/// <param name="ListPrice">The higher price that it is reduced from, if it is.</param>
/// <param name="Publication">Number of the publication that states both.</param>
/// <param name="One">
/// What one unit of measure alone costs now, with every offer that needs no code: the engine's quote of it.
/// </param>
/// <param name="Offers">
/// Promotions in force that name this variant or its category, to reduce it or to count it, and need neither a code
/// nor a customer group; by priority.
/// </param>
public sealed record PricedVariant(
    Variant Variant,
    UnitPrice Price,
    UnitPrice? ListPrice,
    int Publication,
    Money One,
    IReadOnlyList<VariantOffer> Offers);
