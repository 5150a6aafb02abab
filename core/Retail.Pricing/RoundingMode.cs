namespace Retail.Pricing;

/// <summary>
/// How a fraction of a minor unit is rounded. A setting of the price book, recorded with it (design decision 2).
/// </summary>
public enum RoundingMode
{
    /// <summary>To the nearest, halves away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest, halves towards zero.</summary>
    HalfDown,

    /// <summary>To the nearest, halves to the even neighbour.</summary>
    HalfEven,

    /// <summary>Towards zero.</summary>
    Down,

    /// <summary>Away from zero.</summary>
    Up,
}
