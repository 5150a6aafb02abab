using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>Bounds are whole thousandths of a minor unit: small enough for a long, exact enough to prove.</summary>
internal static class Thousandths
{
    public const int PerMinor = 1_000;

    /// <summary>The next thousandth above so many millionths.</summary>
    public static long Above(Int128 millionths)
    {
        const int each = Exact.Whole / PerMinor;
        var above = millionths + each - 1;
        return above >= long.MinValue && above <= long.MaxValue ? (long)above / each : (long)(above / each);
    }
}
