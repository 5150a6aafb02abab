using System.Numerics;
using Retail.Pricing.Rounding;

namespace Retail.Pricing.Taxes;

/// <summary>
/// Fractions of taxes at different rates have no small common denominator: whole numbers of any length instead.
/// </summary>
internal static class TaxShares
{
    private const int Quarters = 4;

    /// <summary>Numerator over denominator, neither negative, rounded to a whole number.</summary>
    public static long Divide(BigInteger numerator, BigInteger denominator, RoundingMode mode)
    {
        // Which side of the half it is on is all that Exact needs to know of the fraction.
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var quarters = remainder.IsZero ? 0 : 2 + (remainder * 2).CompareTo(denominator);
        return Exact.Divide(((Int128)quotient * Quarters) + quarters, Quarters, mode);
    }

    /// <summary>
    /// Whole shares of numerators over one denominator that add up to their rounded sum: whole parts first, and what
    /// is left goes one each to the largest fractions, on a tie to the earlier one.
    /// </summary>
    public static long[] Of(long total, ReadOnlySpan<BigInteger> numerators, BigInteger denominator)
    {
        var shares = new long[numerators.Length];
        var fractions = new BigInteger[numerators.Length];
        var left = total;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = (long)BigInteger.DivRem(numerators[i], denominator, out fractions[i]);
            left -= shares[i];
        }

        var order = new int[shares.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) =>
            fractions[a] == fractions[b] ? a.CompareTo(b) : fractions[b].CompareTo(fractions[a]));
        for (var i = 0; left > 0; i++, left--)
        {
            shares[order[i]]++;
        }

        return shares;
    }
}
