namespace Retail.Pricing.Rounding;

/// <summary>
/// The only place where a fraction of a minor unit is decided. Fractions are whole numbers over whole numbers.
/// </summary>
internal static class Exact
{
    /// <summary>100 % in the steps in which percentages are computed (four decimals of a percent).</summary>
    public const int Whole = 1_000_000;

    /// <summary>A percentage in those steps: 12.5 is 125,000.</summary>
    public static int Steps(decimal percent) => (int)(percent * 10_000m);

    /// <summary>The part of an amount, rounded.</summary>
    public static long Part(long amount, int steps, RoundingMode mode) => Divide((Int128)amount * steps, Whole, mode);

    /// <summary>Numerator over denominator, neither negative, rounded to a whole number.</summary>
    public static long Divide(Int128 numerator, Int128 denominator, RoundingMode mode)
    {
        if (numerator <= long.MaxValue / 2 && denominator <= long.MaxValue / 2)
        {
            return Divide((long)numerator, (long)denominator, mode);
        }

        var (quotient, remainder) = DivRem(numerator, denominator);
        var half = (remainder * 2).CompareTo(denominator);
        var up = mode switch
        {
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfDown => half > 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && Int128.IsOddInteger(quotient)),
            RoundingMode.Down => false,
            RoundingMode.Up => remainder > 0,
        };
        return checked((long)(up ? quotient + 1 : quotient));
    }

    // The same in 64 bits, which is many times faster and nearly always enough.
    private static long Divide(long numerator, long denominator, RoundingMode mode)
    {
        var (quotient, remainder) = Math.DivRem(numerator, denominator);
        var half = (remainder * 2).CompareTo(denominator);
        var up = mode switch
        {
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfDown => half > 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && long.IsOddInteger(quotient)),
            RoundingMode.Down => false,
            RoundingMode.Up => remainder > 0,
        };
        return up ? quotient + 1 : quotient;
    }

    /// <summary>Quotient and remainder; in 64 bits where that is enough, which is ten times faster.</summary>
    public static (Int128 Quotient, Int128 Remainder) DivRem(Int128 numerator, Int128 denominator)
    {
        if (numerator <= long.MaxValue && denominator <= long.MaxValue)
        {
            var (quotient, remainder) = Math.DivRem((long)numerator, (long)denominator);
            return (quotient, remainder);
        }

        return Int128.DivRem(numerator, denominator);
    }
}
