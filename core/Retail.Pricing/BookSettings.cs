using Retail.Pricing.Taxes;

namespace Retail.Pricing;

/// <summary>
/// The choices on which engines differ by a cent, versioned with the publication (field/commerce.md 2.2).
/// </summary>
/// <param name="Currency">Currency of all prices.</param>
/// <param name="PricesIncludeTax">Whether prices include tax.</param>
/// <param name="Rounding">How a computed amount is rounded to minor units, at the line and at each discount.</param>
/// <param name="TaxRounding">Where tax is rounded.</param>
/// <param name="Lanes">Codes of the lanes in the order in which they apply; at least one, at most 8.</param>
public sealed record BookSettings(
    Currency Currency,
    bool PricesIncludeTax,
    RoundingMode Rounding,
    TaxRounding TaxRounding,
    IReadOnlyList<string> Lanes);
