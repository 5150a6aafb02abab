namespace Retail.Pricing.Prices;

/// <summary>One variant's price in one list.</summary>
/// <param name="PriceList">Code of the list.</param>
/// <param name="MinQuantity">
/// From this quantity on, at least the smallest quantity; the entry with the highest that is reached counts.
/// </param>
/// <param name="Price">Price of one, in major units, at least 0, scale at most 4.</param>
/// <param name="ListPrice">The higher price that it is reduced from, or null.</param>
public sealed record PriceEntry(string PriceList, decimal MinQuantity, decimal Price, decimal? ListPrice);
