namespace Retail.Pricing.Promotions.Benefits;

/// <summary>What decides about a tier.</summary>
public enum TierBasis
{
    /// <summary>How many units of the target there are.</summary>
    Units,

    /// <summary>What the target costs when the promotion's lane begins.</summary>
    Spend,
}
