namespace Retail.Pricing.Rounding;

/// <summary>
/// Shares an amount by value so that nothing is lost: everybody gets the whole part of the exact share, and the minor
/// units left go one each to the largest fractions, on a tie to the earlier one (field/commerce.md 2.2).
/// </summary>
internal static class LargestRemainder
{
    /// <summary>
    /// The shares of weights that stand for so many equals each. Takes time by number of weights, not of equals.
    /// The amount is not negative and not more than the sum, so that no share is more than its weight.
    /// </summary>
    public static Share[] Of(long amount, ReadOnlySpan<Weight> weights)
    {
        var shares = new Share[weights.Length];
        if (weights.Length == 1)
        {
            var (each, raised) = Math.DivRem(amount, weights[0].Count);
            shares[0] = new Share(each, (int)raised);
            return shares;
        }

        Int128 sum = 0;
        foreach (var weight in weights)
        {
            sum += (Int128)weight.Value * weight.Count;
        }

        if (amount == 0 || sum == 0)
        {
            return shares;
        }

        var remainders = new (Int128 Remainder, int Index)[weights.Length];
        Int128 left = amount;
        for (var i = 0; i < weights.Length; i++)
        {
            var (each, remainder) = Exact.DivRem((Int128)amount * weights[i].Value, sum);
            shares[i] = new Share((long)each, 0);
            remainders[i] = (remainder, i);
            left -= each * weights[i].Count;
        }

        Array.Sort(remainders, (a, b) => a.Remainder == b.Remainder
            ? a.Index.CompareTo(b.Index)
            : b.Remainder.CompareTo(a.Remainder));
        foreach (var (_, index) in remainders)
        {
            var raised = (int)Int128.Min(left, weights[index].Count);
            shares[index] = shares[index] with { Raised = raised };
            left -= raised;
        }

        return shares;
    }

    /// <summary>So many equals of this value.</summary>
    internal readonly record struct Weight(long Value, int Count);

    /// <summary>What each of them gets, and how many of them (the first) get one more.</summary>
    internal readonly record struct Share(long Each, int Raised);
}
