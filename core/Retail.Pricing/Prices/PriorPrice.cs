namespace Retail.Pricing.Prices;

/// <summary>
/// The prior price that an announced reduction must state: the lowest one that the seller applied in a period of at
/// least 30 days before the reduction was applied (directive 98/6/EC, article 6a, added by directive (EU) 2019/2161).
/// Counted back from where the present reduction began, not from today: a reduction that runs for months keeps its
/// prior price.
/// </summary>
public static class PriorPrice
{
    /// <summary>The shortest period that the directive allows.</summary>
    public const int Days = 30;

    /// <summary>The longest period that can be asked for.</summary>
    public const int MaxDays = 3_660;

    /// <summary>
    /// The lowest price before the present reduction; null when the last price is no reduction, or when nothing was
    /// sold before it in the period.
    /// </summary>
    /// <param name="prices">
    /// The prices that a customer met in one channel, ordered by instant; of several that began at one instant the last
    /// stayed. A price counts when it held at any moment of the period, also one that ended as the period began.
    /// </param>
    /// <param name="days">Length of the period, 1 to <see cref="MaxDays"/>.</param>
    /// <param name="start">When a reduction in steps began.</param>
    public static decimal? Lowest(
        IReadOnlyList<DatedPrice> prices, int days = Days, ReductionStart start = ReductionStart.LatestStep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxDays);
        if (prices.Count == 0 || !prices[^1].IsReduced)
        {
            return null;
        }

        var first = prices.Count - 1;
        while (first > 0 && IsOneReduction(prices[first - 1], prices[first], start))
        {
            first--;
        }

        var period = TimeSpan.FromDays(days);
        decimal? lowest = null;
        for (var i = first - 1; i >= 0 && prices[first].From - prices[i + 1].From <= period; i--)
        {
            if (lowest is null || prices[i].Price < lowest)
            {
                lowest = prices[i].Price;
            }
        }

        return lowest;
    }

    /// <summary>The same price under another list price is no new reduction.</summary>
    private static bool IsOneReduction(DatedPrice before, DatedPrice after, ReductionStart start) =>
        before.IsReduced &&
        (before.Price == after.Price || (start == ReductionStart.FirstStep && before.Price > after.Price));
}
