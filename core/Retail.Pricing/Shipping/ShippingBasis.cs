namespace Retail.Pricing.Shipping;

/// <summary>What a shipping rate's threshold looks at.</summary>
public enum ShippingBasis
{
    /// <summary>What the goods weigh, in grams.</summary>
    Weight,

    /// <summary>What the goods cost after promotions, in minor units.</summary>
    Value,
}
