namespace Retail.Pricing.Prices;

/// <summary>When a reduction began that went down in steps.</summary>
public enum ReductionStart
{
    /// <summary>At its latest step: each other price is a reduction of its own (article 6a(1)).</summary>
    LatestStep,

    /// <summary>At its first step, as a member state may allow for a reduction that only ever grew and was never
    /// interrupted (article 6a(5)).</summary>
    FirstStep,
}
