namespace Retail.Pricing;

/// <summary>
/// How a half minor unit is rounded. A setting of the price book, recorded with it (design decision 2).
/// </summary>
public enum RoundingMode
{
    /// <summary>Halves away from zero.</summary>
    HalfUp,

    /// <summary>Halves towards zero.</summary>
    HalfDown,

    /// <summary>Halves to the even neighbour.</summary>
    HalfEven,
}
