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
        var up = GoesUp((remainder * 2).CompareTo(denominator), Int128.IsOddInteger(quotient), remainder > 0, mode);
        return checked((long)(up ? quotient + 1 : quotient));
    }

    // The same in 64 bits, which is many times faster and nearly always enough.
    private static long Divide(long numerator, long denominator, RoundingMode mode)
    {
        var (quotient, remainder) = Math.DivRem(numerator, denominator);
        var up = GoesUp((remainder * 2).CompareTo(denominator), long.IsOddInteger(quotient), remainder > 0, mode);
        return up ? quotient + 1 : quotient;
    }

    /// <param name="half">Above, at or below 0 as the remainder is above, at or below one half.</param>
    /// <param name="isOdd">Whether the quotient is.</param>
    /// <param name="isPart">Whether there is a remainder.</param>
    /// <param name="mode">The rule.</param>
    private static bool GoesUp(int half, bool isOdd, bool isPart, RoundingMode mode) => mode switch
    {
        RoundingMode.HalfUp => half >= 0,
        RoundingMode.HalfDown => half > 0,
        RoundingMode.HalfEven => half > 0 || (half == 0 && isOdd),
        RoundingMode.Down => false,
        RoundingMode.Up => isPart,
    };

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
