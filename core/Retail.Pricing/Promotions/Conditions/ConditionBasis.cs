namespace Retail.Pricing.Promotions.Conditions;

/// <summary>What a threshold looks at.</summary>
public enum ConditionBasis
{
    /// <summary>What the earlier lanes left.</summary>
    Running,

    /// <summary>The price before all promotions.</summary>
    Original,
}
