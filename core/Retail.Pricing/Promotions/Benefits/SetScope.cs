namespace Retail.Pricing.Promotions.Benefits;

/// <summary>Which units of a basket's sets are reduced.</summary>
public enum SetScope
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Some of each set.</summary>
    EachSet,

    /// <summary>As many as there are sets (times <see cref="SetOf.Count"/>), picked over all sets together.</summary>
    AllSets,
}
