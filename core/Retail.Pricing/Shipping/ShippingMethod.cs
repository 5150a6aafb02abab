namespace Retail.Pricing.Shipping;

/// <summary>A way of shipping and what it costs.</summary>
/// <param name="Code">Lower case letters, digits and dashes; 1 to 40.</param>
/// <param name="Name">Name for people.</param>
/// <param name="TaxCategory">Code of its tax category.</param>
/// <param name="Basis">What decides about a rate.</param>
/// <param name="Rates">What it costs; where no rate counts, it does not ship. At least one, at most 1,000.</param>
public sealed record ShippingMethod(
    string Code, LocalText Name, string TaxCategory, ShippingBasis Basis, IReadOnlyList<ShippingRate> Rates);
