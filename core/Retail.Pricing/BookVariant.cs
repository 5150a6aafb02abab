using Retail.Abstractions.Catalog;
using Retail.Pricing.Prices;

namespace Retail.Pricing;

/// <summary>A variant with all its prices, as a publication holds it.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Prices">Its entries in every price list.</param>
public sealed record BookVariant(Variant Variant, IReadOnlyList<PriceEntry> Prices);
