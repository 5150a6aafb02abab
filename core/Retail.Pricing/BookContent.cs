using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Shipping;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>All of a price book but its variants.</summary>
/// <param name="Publication">Number of the publication.</param>
/// <param name="Settings">Rounding, tax display, lanes.</param>
/// <param name="PriceLists">Scopes of the price entries.</param>
/// <param name="Promotions">At most 10,000.</param>
/// <param name="TaxRates">One per tax category, and one per category and zone that differs.</param>
/// <param name="ShippingMethods">At most 100; null for none.</param>
/// <param name="Clocks">The clocks of the stores; null for UTC.</param>
public sealed record BookContent(
    int Publication,
    BookSettings Settings,
    IReadOnlyList<PriceList> PriceLists,
    IReadOnlyList<Promotion> Promotions,
    IReadOnlyList<TaxRate> TaxRates,
    IReadOnlyList<ShippingMethod>? ShippingMethods = null,
    IReadOnlyList<StoreClock>? Clocks = null);
