namespace Retail.Pricing.Promotions;

/// <summary>
/// What a combination that is half made can still save at most: every unit at its best reduction by those that reduce
/// unit by unit, and on top of it what each promotion that needs several units could gain over that by itself, given
/// that the units it merely uses lose theirs. Amounts inside are thousandths of a minor unit, rounded up.
/// </summary>
internal sealed class GainBound
{
    private long[] open = [];
    private long[] most = [];
    private int runCount;
    private long roundings;

    /// <summary>What each unit of a run saves at most by those that reduce unit by unit.</summary>
    public Span<long> Open => open.AsSpan(0, runCount);

    /// <summary>Begins a pool, with nothing that reduces unit by unit.</summary>
    public void Begin(UnitPool pool)
    {
        (runCount, roundings) = (pool.Runs.Length, 0);
        Memory.Grow(ref open, runCount);
        Memory.Grow(ref most, runCount);
        Open.Clear();
    }

    /// <summary>Adds what those that reduce a line unit by unit may gain by rounding.</summary>
    public void AddRoundings(long thousandths) => roundings += thousandths;

    /// <summary>
    /// Whether more than a goal can come about, when so much is saved already, so many units of each run are left and
    /// so many are kept.
    /// </summary>
    /// <param name="goalMinor">What is to be exceeded.</param>
    /// <param name="savedMinor">What is saved already.</param>
    /// <param name="left">Units left of each run.</param>
    /// <param name="kept">Units kept of each run.</param>
    /// <param name="takers">Who needs several units.</param>
    /// <param name="isTaken">Which of them have taken.</param>
    /// <param name="views">What the others see of what is left.</param>
    public bool CanExceed(
        long goalMinor,
        long savedMinor,
        ReadOnlySpan<int> left,
        ReadOnlySpan<int> kept,
        ReadOnlySpan<Taker> takers,
        ReadOnlySpan<bool> isTaken,
        ReadOnlySpan<int> views)
    {
        var sum = roundings;
        for (var run = 0; run < left.Length; run++)
        {
            sum += open[run] * (left[run] + kept[run]);
        }

        return savedMinor + (sum / Thousandths.PerMinor) > goalMinor ||
            savedMinor + ((sum + ByPromotions(left, takers, isTaken, views)) / Thousandths.PerMinor) > goalMinor &&
            savedMinor + ((sum + ByUnits(left, takers, isTaken, views)) / Thousandths.PerMinor) > goalMinor;
    }

    /// <summary>Every promotion at what it could gain if it had all units to itself.</summary>
    private static long ByPromotions(
        ReadOnlySpan<int> left, ReadOnlySpan<Taker> takers, ReadOnlySpan<bool> isTaken, ReadOnlySpan<int> views)
    {
        var sum = 0L;
        for (var i = 0; i < takers.Length; i++)
        {
            sum += isTaken[i] ? 0 : takers[i].Gain(views[i], left);
        }

        return sum;
    }

    /// <summary>Every unit at the largest share that one promotion could gain with it.</summary>
    private long ByUnits(
        ReadOnlySpan<int> left, ReadOnlySpan<Taker> takers, ReadOnlySpan<bool> isTaken, ReadOnlySpan<int> views)
    {
        var sum = 0L;
        most.AsSpan(0, runCount).Clear();
        for (var i = 0; i < takers.Length; i++)
        {
            var gain = isTaken[i] ? 0 : takers[i].Gain(views[i], left);
            if (gain == 0 || !takers[i].HasShares)
            {
                sum += gain;
                continue;
            }

            sum += takers[i].Roundings;
            var runs = takers[i].Runs;
            var shares = takers[i].Shares;
            for (var j = 0; j < runs.Length; j++)
            {
                most[runs[j]] = Math.Max(most[runs[j]], shares[j]);
            }
        }

        for (var run = 0; run < runCount; run++)
        {
            sum += most[run] * left[run];
        }

        return sum;
    }
}
