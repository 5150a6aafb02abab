using Retail.Pricing.Prices;
using Retail.Pricing.Promotions;
using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>All of a price book but its variants.</summary>
/// <param name="Publication">Number of the publication.</param>
/// <param name="Settings">Rounding, tax display, lanes.</param>
/// <param name="PriceLists">Scopes of the price entries.</param>
/// <param name="Promotions">At most 10,000.</param>
/// <param name="TaxRates">One per tax category.</param>
public sealed record BookContent(
    int Publication,
    BookSettings Settings,
    IReadOnlyList<PriceList> PriceLists,
    IReadOnlyList<Promotion> Promotions,
    IReadOnlyList<TaxRate> TaxRates);
