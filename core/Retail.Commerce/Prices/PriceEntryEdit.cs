namespace Retail.Commerce.Prices;

/// <summary>A variant's price in a list.</summary>
/// <param name="MinQuantity">From this quantity on.</param>
/// <param name="Price">Price of one.</param>
/// <param name="ListPrice">The higher price that it is reduced from, or null.</param>
public sealed record PriceEntryEdit(Quantity MinQuantity, UnitPrice Price, UnitPrice? ListPrice = null);
