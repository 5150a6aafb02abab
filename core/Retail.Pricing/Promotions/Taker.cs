namespace Retail.Pricing.Promotions;

/// <summary>
/// A promotion that needs several units together, at work on a pool: what it takes of what is left and what that saves,
/// and what it could gain at most over those that reduce unit by unit. All of it depends only on what is left of the
/// runs that it touches, and is remembered by that.
/// </summary>
internal sealed class Taker
{
    private const long Unknown = -1;
    private const int ManyUnits = 512;
    private const int FewRuns = 16;

    private readonly Views views = new();
    private UnitPool pool = null!;
    private int[] runs = [];
    private int[] counts = [];
    private int runCount;
    private long[] savedBy = [];
    private int[] usedBy = [];
    private long[] gainBy = [];
    private int[] after = [];
    private long[] open = [];
    private long[] gains = [];
    private long[] keys = [];
    private int[] byGain = [];
    private int[] byOpen = [];
    private long[] shares = [];
    private long mostThousandths;

    public Contender Contender { get; private set; } = null!;

    /// <summary>The runs that it touches.</summary>
    public ReadOnlySpan<int> Runs => runs.AsSpan(0, runCount);

    /// <summary>What it may gain by rounding, in thousandths of a minor unit.</summary>
    public long Roundings { get; private set; }

    /// <summary>Whether what it gains is never more than the shares of the units that it uses.</summary>
    public bool HasShares { get; private set; }

    /// <summary>
    /// A share for each of its runs, in thousandths of a minor unit; one that is below zero gains nothing.
    /// </summary>
    public ReadOnlySpan<long> Shares => shares.AsSpan(0, runCount);

    /// <param name="contender">The promotion.</param>
    /// <param name="onPool">The units.</param>
    /// <param name="openThousandths">What each unit of a run saves at most by those that reduce unit by unit.</param>
    public void Begin(Contender contender, UnitPool onPool, ReadOnlySpan<long> openThousandths)
    {
        (Contender, pool, runCount) = (contender, onPool, 0);
        Memory.Grow(ref runs, onPool.Runs.Length);
        Memory.Grow(ref counts, onPool.Runs.Length);
        for (var run = 0; run < onPool.Runs.Length; run++)
        {
            if (contender.Touches(onPool.Runs[run].Line))
            {
                counts[runCount] = onPool.Runs[run].Count;
                runs[runCount++] = run;
            }
        }

        views.Begin(counts.AsSpan(0, runCount));
        Memory.Grow(ref savedBy, views.Count);
        Memory.Grow(ref gainBy, views.Count);
        Memory.Grow(ref usedBy, views.Count * runCount);
        savedBy.AsSpan(0, views.Count).Fill(Unknown);
        gainBy.AsSpan(0, views.Count).Fill(Unknown);
        Bound(openThousandths);
        Roundings = SavingBound.Roundings(onPool, onPool.Counts, contender);
    }

    public void End() => (Contender, pool) = (null!, null!);

    /// <summary>The view of what is left, by which the answers are remembered.</summary>
    public int ViewOf(ReadOnlySpan<int> left) => views.Count == 0 ? 0 : views.Of(left, Runs);

    /// <summary>What a unit of each run of the pool counts in a view.</summary>
    public void Weigh(Span<int> ofPool)
    {
        ofPool.Clear();
        for (var i = 0; i < runCount && views.Count > 0; i++)
        {
            ofPool[runs[i]] = views.Weights[i];
        }
    }

    /// <summary>What it saves when it takes of what is left.</summary>
    public long Saved(int view, ReadOnlySpan<int> left)
    {
        if (views.Count == 0)
        {
            Memory.Grow(ref after, left.Length);
            return pool.Take(Contender, left, after);
        }

        return savedBy[view] == Unknown ? Work(view, left) : savedBy[view];
    }

    /// <summary>Takes the units that it uses off what is left.</summary>
    public void Take(int view, Span<int> left)
    {
        if (views.Count == 0)
        {
            Memory.Grow(ref after, left.Length);
            left.CopyTo(after);
            pool.Take(Contender, after.AsSpan(0, left.Length), left);
            return;
        }

        if (savedBy[view] == Unknown)
        {
            Work(view, left);
        }

        var used = usedBy.AsSpan(view * runCount, runCount);
        for (var i = 0; i < used.Length; i++)
        {
            left[runs[i]] -= used[i];
        }
    }

    /// <summary>At most so much more than unit by unit comes of what is left, in thousandths of a minor unit.</summary>
    public long Gain(int view, ReadOnlySpan<int> left)
    {
        if (views.Count == 0)
        {
            return WorkGain(left);
        }

        if (gainBy[view] == Unknown)
        {
            gainBy[view] = WorkGain(left);
        }

        return gainBy[view];
    }

    private long Work(int view, ReadOnlySpan<int> left)
    {
        if (MostUnits(UnitsOf(left)) == 0)
        {
            usedBy.AsSpan(view * runCount, runCount).Clear();
            return savedBy[view] = 0;
        }

        Memory.Grow(ref after, left.Length);
        left.CopyTo(after);
        savedBy[view] = pool.Take(Contender, left, after);
        for (var i = 0; i < runCount; i++)
        {
            usedBy[(view * runCount) + i] = left[runs[i]] - after[runs[i]];
        }

        return savedBy[view];
    }

    private void Bound(ReadOnlySpan<long> openThousandths)
    {
        Memory.Grow(ref open, runCount);
        Memory.Grow(ref gains, runCount);
        Memory.Grow(ref shares, runCount);
        HasShares = true;
        for (var i = 0; i < runCount; i++)
        {
            open[i] = openThousandths[runs[i]];
            Bound(i);
        }

        Order(ref byOpen, open, 1);
        Order(ref byGain, gains, -1);
        mostThousandths = Contender.Rule.Benefits is [{ MostMinor: { } amount }]
            ? Thousandths.Of(amount)
            : long.MaxValue;
    }

    /// <summary>What its benefits take at most off a unit of one of its runs, and their shares of it.</summary>
    private void Bound(int i)
    {
        var (most, share) = (0L, 0L);
        var line = pool.LineOf(runs[i]);
        ref readonly var run = ref pool.Runs[runs[i]];
        foreach (var benefit in Contender.Rule.Benefits)
        {
            if (!Contender.MeansAny(benefit.Targets, run.Line))
            {
                continue;
            }

            // What there is to take is enough of a bound for all together, and keeps many from being too much.
            most = Math.Min(most + SavingBound.OfUnit(pool, benefit, runs[i]), SavingBound.Room(pool, runs[i]));
            if (line.FloorMinor == 0 && benefit.Share(line, run.BaseMinor) is { } own)
            {
                share += own;
            }
            else
            {
                HasShares = false;
            }
        }

        gains[i] = Math.Max(0, most - open[i]);
        shares[i] = share - open[i];
    }

    private void Order(ref int[] order, long[] values, int sign)
    {
        Memory.Grow(ref order, runCount);
        Memory.Grow(ref keys, runCount);
        for (var i = 0; i < runCount; i++)
        {
            (order[i], keys[i]) = (i, sign * values[i]);
        }

        if (runCount > FewRuns)
        {
            keys.AsSpan(0, runCount).Sort(order.AsSpan(0, runCount));
            return;
        }

        for (var i = 1; i < runCount; i++)
        {
            var (run, key, place) = (order[i], keys[i], i);
            for (; place > 0 && keys[place - 1] > key; place--)
            {
                (order[place], keys[place]) = (order[place - 1], keys[place - 1]);
            }

            (order[place], keys[place]) = (run, key);
        }
    }

    private long UnitsOf(ReadOnlySpan<int> left)
    {
        var units = 0L;
        foreach (var run in Runs)
        {
            units += left[run];
        }

        return units;
    }

    private long MostUnits(long units) =>
        Contender.Rule.Benefits is [var single] ? single.MostUnits(units) : units;

    private long WorkGain(ReadOnlySpan<int> left)
    {
        var units = UnitsOf(left);
        var only = Contender.Rule.Benefits is [var single] ? single : null;
        var (reduced, used, paid) = only?.Shape ?? (1, 0, 0);
        var most = MostUnits(units);
        if (most == 0)
        {
            return 0;
        }

        var gain = used + paid > 0 && units <= ManyUnits
            ? WithLosses(left, most, reduced, used, Thousandths.Of(paid))
            : Sum(byGain, gains, left, most);
        return Math.Min(gain, mostThousandths) + Roundings;
    }

    private long Sum(int[] order, long[] values, ReadOnlySpan<int> left, long most)
    {
        var sum = 0L;
        for (var i = 0; i < runCount && most > 0; i++)
        {
            var count = Math.Min(most, left[runs[order[i]]]);
            sum += values[order[i]] * count;
            most -= count;
        }

        return sum;
    }

    /// <summary>
    /// Application by application: the largest gains come first and the smallest losses, so that the first one that
    /// gains nothing ends it.
    /// </summary>
    private long WithLosses(ReadOnlySpan<int> left, long most, int reduced, int used, long paid)
    {
        var (sum, given, lost) = (0L, 0L, 0L);
        while (given < most)
        {
            var next = Math.Min(most, given + reduced);
            var gain = Sum(byGain, gains, left, next) - Sum(byGain, gains, left, given);
            var loss = paid + Sum(byOpen, open, left, lost + used) - Sum(byOpen, open, left, lost);
            if (gain <= loss)
            {
                break;
            }

            sum += gain - loss;
            (given, lost) = (next, lost + used);
        }

        return sum;
    }
}
