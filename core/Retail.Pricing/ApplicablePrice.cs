namespace Retail.Pricing;

/// <summary>The price that counts for a variant in a context.</summary>
/// <param name="Price">Price of one.</param>
/// <param name="ListPrice">The higher price that it is reduced from, or null.</param>
/// <param name="FloorPrice">What promotions never go below for one, or null for none.</param>
/// <param name="LowestPrior">The lowest price of the 30 days before the reduction began, to be shown beside it
/// (directive 98/6/EC, article 6a); null when nothing is reduced or nothing is known.</param>
public readonly record struct ApplicablePrice(
    UnitPrice Price, UnitPrice? ListPrice, UnitPrice? FloorPrice = null, UnitPrice? LowestPrior = null);
