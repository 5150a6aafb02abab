using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>
/// What a combination that is half made can still save at most: every unit at its best reduction by those that reduce
/// unit by unit, and on top of it what each promotion that needs several units could gain over that by itself, given
/// that the units it merely uses lose theirs. Amounts inside are thousandths of a minor unit, rounded up.
/// </summary>
internal sealed class GainBound
{
    private const int Scale = 1_000;
    private const int ManyUnits = 512;

    private readonly long[] open;
    private readonly Reach[] reaches;
    private readonly long roundings;

    public GainBound(UnitPool pool, List<Contender> together, List<Contender> unitByUnit)
    {
        open = new long[pool.Runs.Length];
        var counts = pool.Counts();
        Int128 rounded = 0;
        foreach (var contender in unitByUnit)
        {
            rounded += SavingBound.Roundings(pool, counts, contender);
            for (var run = 0; run < open.Length; run++)
            {
                open[run] = Math.Max(open[run], Scaled(SavingBound.OfUnit(pool, contender, run)));
            }
        }

        reaches = new Reach[together.Count];
        for (var i = 0; i < reaches.Length; i++)
        {
            rounded += SavingBound.Roundings(pool, counts, together[i]);
            reaches[i] = new Reach(pool, together[i], open);
        }

        roundings = Scaled(rounded);
    }

    /// <summary>
    /// Whether more than a goal can come about, when so much is saved already, so many units of each run are left and
    /// so many are kept.
    /// </summary>
    public bool CanExceed(
        long goalMinor, long savedMinor, ReadOnlySpan<int> left, ReadOnlySpan<int> kept, ReadOnlySpan<bool> isTaken)
    {
        var most = roundings;
        for (var run = 0; run < open.Length; run++)
        {
            most += open[run] * (left[run] + kept[run]);
        }

        return savedMinor + ((most + ByUnits(left, isTaken)) / Scale) > goalMinor &&
            savedMinor + ((most + ByPromotions(left, isTaken)) / Scale) > goalMinor;
    }

    /// <summary>Every unit at the largest share that one promotion could gain with it.</summary>
    private long ByUnits(ReadOnlySpan<int> left, ReadOnlySpan<bool> isTaken)
    {
        var sum = 0L;
        for (var run = 0; run < open.Length; run++)
        {
            var most = 0L;
            for (var i = 0; i < reaches.Length && left[run] > 0; i++)
            {
                most = isTaken[i] ? most : Math.Max(most, reaches[i].Shares?[run] ?? 0);
            }

            sum += most * left[run];
        }

        for (var i = 0; i < reaches.Length; i++)
        {
            sum += isTaken[i] || reaches[i].Shares is not null ? 0 : reaches[i].Gain(left, open);
        }

        return sum;
    }

    /// <summary>Every promotion at what it could gain if it had all units to itself.</summary>
    private long ByPromotions(ReadOnlySpan<int> left, ReadOnlySpan<bool> isTaken)
    {
        var sum = 0L;
        for (var i = 0; i < reaches.Length; i++)
        {
            sum += isTaken[i] ? 0 : reaches[i].Gain(left, open);
        }

        return sum;
    }

    private static long Scaled(Int128 millionths) =>
        (long)((millionths + (Exact.Whole / Scale) - 1) / (Exact.Whole / Scale));

    /// <summary>What one promotion could gain.</summary>
    private sealed class Reach
    {
        private readonly Contender contender;
        private readonly int[] byGain;
        private readonly long[] gains;
        private readonly int[] byOpen;
        private readonly long mostMinor = long.MaxValue;

        public Reach(UnitPool pool, Contender contender, long[] open)
        {
            this.contender = contender;
            var runs = new List<int>();
            for (var run = 0; run < open.Length; run++)
            {
                if (contender.Touches(pool.Runs[run].Line))
                {
                    runs.Add(run);
                }
            }

            gains = new long[open.Length];
            Shares = new long[open.Length];
            foreach (var run in runs)
            {
                Share(pool, run, open[run]);
                Int128 most = 0;
                foreach (var benefit in contender.Rule.Benefits)
                {
                    most += SavingBound.Of(pool, contender, benefit, run);
                }

                gains[run] = Math.Max(0, Scaled(most) - open[run]);
            }

            byOpen = [.. runs];
            byGain = [.. runs];
            Array.Sort(byOpen, (a, b) => open[a].CompareTo(open[b]));
            Array.Sort(byGain, (a, b) => gains[b].CompareTo(gains[a]));
            if (contender.Rule.Benefits is [{ MostMinor: { } amount }])
            {
                mostMinor = amount * Scale;
            }
        }

        /// <summary>Never less than it gains with the units that it uses; null when there are none.</summary>
        public long[]? Shares { get; private set; }

        public long Gain(ReadOnlySpan<int> left, long[] open)
        {
            var units = 0L;
            foreach (var run in byGain)
            {
                units += left[run];
            }

            var (reduced, used, paid) = contender.Rule.Benefits is [var only] ? only.Shape : (1, 0, 0);
            var most = contender.Rule.Benefits is [var one] ? one.MostUnits(units) : units;
            var gain = used + paid > 0 && units <= ManyUnits
                ? WithLosses(left, open, most, (reduced, used, paid))
                : Sum(byGain, gains, left, most);
            return Math.Min(gain, mostMinor);
        }

        private void Share(UnitPool pool, int run, long open)
        {
            Int128 most = 0;
            foreach (var benefit in contender.Rule.Benefits)
            {
                var isMeant = benefit.Targets.Any(target => contender.Means(target, pool.Runs[run].Line));
                var isFloored = pool.LineOf(run).FloorMinor > 0;
                if (isMeant && (isFloored || benefit.Share(pool.LineOf(run), pool.Runs[run].BaseMinor) is null))
                {
                    Shares = null;
                }

                most += isMeant ? benefit.Share(pool.LineOf(run), pool.Runs[run].BaseMinor) ?? 0 : 0;
            }

            if (Shares is { } shares)
            {
                shares[run] = Scaled(most) - open;
            }
        }

        private static long Sum(int[] order, long[] values, ReadOnlySpan<int> left, long most)
        {
            var sum = 0L;
            foreach (var run in order)
            {
                var count = Math.Min(most, left[run]);
                sum += values[run] * count;
                most -= count;
            }

            return sum;
        }

        /// <summary>
        /// Application by application: the largest gains come first and the smallest losses, so that the first one that
        /// gains nothing ends it.
        /// </summary>
        private long WithLosses(
            ReadOnlySpan<int> left, long[] open, long most, (int Reduced, int Used, long PaidMinor) shape)
        {
            var (sum, given, lost) = (0L, 0L, 0L);
            while (given < most)
            {
                var next = Math.Min(most, given + shape.Reduced);
                var gain = Sum(byGain, gains, left, next) - Sum(byGain, gains, left, given);
                var loss = (shape.PaidMinor * Scale) +
                    Sum(byOpen, open, left, lost + shape.Used) - Sum(byOpen, open, left, lost);
                if (gain <= loss)
                {
                    break;
                }

                sum += gain - loss;
                (given, lost) = (next, lost + shape.Used);
            }

            return sum;
        }
    }
}
