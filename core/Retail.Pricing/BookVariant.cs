using Retail.Abstractions.Catalog;
using Retail.Pricing.Prices;

namespace Retail.Pricing;

/// <summary>A variant with all its prices, as a publication holds it.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Prices">Its entries in every price list.</param>
/// <param name="Tags">What promotions may call it beside SKU and category, at most 20; null for nothing.</param>
/// <param name="WeightGrams">What one weighs for shipping, 0 to 1,000,000; goods by the kilogram weigh what they weigh.
/// </param>
/// <param name="Fees">Deposits and eco fees that come with each unit and that no promotion touches, at most 20; null
/// for none.</param>
public sealed record BookVariant(
    Variant Variant,
    IReadOnlyList<PriceEntry> Prices,
    IReadOnlyList<string>? Tags = null,
    int WeightGrams = 0,
    IReadOnlyList<UnitFee>? Fees = null);
