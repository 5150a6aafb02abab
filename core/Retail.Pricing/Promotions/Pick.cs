namespace Retail.Pricing.Promotions;

/// <summary>Which units come first when not all of them are meant. Equal ones in canonical order of their lines.
/// </summary>
public enum Pick
{
    /// <summary>The cheapest.</summary>
    Cheapest,

    /// <summary>The dearest.</summary>
    Dearest,

    /// <summary>Those of the canonically first line.</summary>
    Listed,

    /// <summary>Those of the line with most units.</summary>
    LargestLine,
}
