namespace Retail.Pricing.Promotions.Benefits;

/// <summary>What an amount is taken off.</summary>
public enum AmountSpread
{
    /// <summary>Every unit.</summary>
    EachUnit,

    /// <summary>The target as a whole, shared over its units by value.</summary>
    Across,

    /// <summary>Every line, shared over its units.</summary>
    EachLine,
}
