namespace Retail.Pricing;

/// <summary>The price that counts for a variant in a context.</summary>
/// <param name="Price">Price of one.</param>
/// <param name="ListPrice">The higher price that it is reduced from, or null.</param>
/// <param name="FloorPrice">What promotions never go below for one, or null.</param>
/// <param name="LowestPrior">The lowest price of the 30 days before the reduction began, or null.</param>
public sealed record ApplicablePrice(
    UnitPrice Price, UnitPrice? ListPrice, UnitPrice? FloorPrice = null, UnitPrice? LowestPrior = null);
