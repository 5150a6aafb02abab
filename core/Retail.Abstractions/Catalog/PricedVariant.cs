namespace Retail.Abstractions.Catalog;

/// <summary>A variant with the price of one, before promotions, as a channel shows it.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Price">Price of one unit of measure.</param>
/// <param name="ListPrice">The higher price that it is reduced from, if it is.</param>
/// <param name="Publication">Number of the publication that states both.</param>
public sealed record PricedVariant(Variant Variant, UnitPrice Price, UnitPrice? ListPrice, int Publication);
