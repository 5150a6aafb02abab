namespace Retail.Pricing.Promotions.Benefits;

/// <summary>Where a percentage is rounded to minor units.</summary>
public enum RoundingPlace
{
    /// <summary>Once per line; shared over its units.</summary>
    Line,

    /// <summary>On each unit.</summary>
    Unit,

    /// <summary>Once over all that is reduced; shared over the lines like an amount.</summary>
    Whole,
}
