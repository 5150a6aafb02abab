namespace Retail.Pricing.Prices;

/// <summary>One variant's price in one list.</summary>
/// <param name="PriceList">Code of the list.</param>
/// <param name="MinQuantity">
/// From this quantity on, at least the smallest quantity; the entry with the highest that is reached counts.
/// </param>
/// <param name="Price">Price of one, in major units, at least 0, scale at most 4.</param>
/// <param name="ListPrice">The higher price that it is reduced from, or null.</param>
/// <param name="MaxQuantity">Up to this quantity, not less than <paramref name="MinQuantity"/>; null for any.</param>
/// <param name="FloorPrice">What promotions never go below for one, in major units, at least 0, at most the price;
/// null for none. A cashier's own reduction, which has a reason and a right of its own, may.</param>
/// <param name="LowestPrior">The lowest price of the 30 days before the present reduction began, in major units
/// (directive 98/6/EC, article 6a), or null when nothing is reduced.</param>
public sealed record PriceEntry(
    string PriceList,
    decimal MinQuantity,
    decimal Price,
    decimal? ListPrice,
    decimal? MaxQuantity = null,
    decimal? FloorPrice = null,
    decimal? LowestPrior = null);
