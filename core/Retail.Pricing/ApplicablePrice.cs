namespace Retail.Pricing;

/// <summary>The price that counts for a variant in a context.</summary>
/// <param name="Price">Price of one.</param>
/// <param name="ListPrice">The higher price that it is reduced from, or null.</param>
public sealed record ApplicablePrice(UnitPrice Price, UnitPrice? ListPrice);
