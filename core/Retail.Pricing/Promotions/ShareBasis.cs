namespace Retail.Pricing.Promotions;

/// <summary>What an amount off several lines is shared by.</summary>
public enum ShareBasis
{
    /// <summary>What the lines cost, in the prices' own basis.</summary>
    Value,

    /// <summary>What they cost with tax, also where prices are without.</summary>
    Gross,
}
