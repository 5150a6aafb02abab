using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>Bounds are whole thousandths of a minor unit: small enough for a long, exact enough to prove.</summary>
internal static class Thousandths
{
    public const int PerMinor = 1_000;

    private const int StepsEach = Exact.Whole / PerMinor;

    /// <summary>Those of an amount.</summary>
    public static long Of(long minor) => minor * PerMinor;

    /// <summary>Those of a part of an amount, rounded up.</summary>
    public static long OfPart(long minor, int steps)
    {
        // In two parts, for the product need not fit.
        var (most, rest) = Math.DivRem(minor, StepsEach);
        return (most * steps) + (((rest * steps) + StepsEach - 1) / StepsEach);
    }
}
