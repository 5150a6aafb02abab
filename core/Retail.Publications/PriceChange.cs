using Retail.Pricing.Prices;

namespace Retail.Publications;

/// <summary>One price that would be another.</summary>
/// <param name="Sku">The variant.</param>
/// <param name="Name">Its name.</param>
/// <param name="PriceList">Code of the list.</param>
/// <param name="MinQuantity">From this quantity on.</param>
/// <param name="Before">What it was, or null when it is new.</param>
/// <param name="After">What it would be, or null when it goes.</param>
public sealed record PriceChange(
    string Sku, LocalText Name, string PriceList, decimal MinQuantity, PriceEntry? Before, PriceEntry? After);
