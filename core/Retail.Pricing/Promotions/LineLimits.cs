using Retail.Pricing.Promotions.Benefits;

namespace Retail.Pricing.Promotions;

/// <summary>
/// Who reduces a line unit by unit, and the most that each takes off a unit of each of its runs, in thousandths of a
/// minor unit.
/// </summary>
internal sealed class LineLimits
{
    private const int ManyUnits = 64;
    private const int None = -1;

    private UnitPool pool = null!;
    private int firstRun;
    private int runCount;
    private long[] limits = [];

    public List<Contender> Contenders { get; } = [];

    public void Begin(UnitPool onPool, int line, int first, int runs, List<Contender> unitByUnit)
    {
        (pool, firstRun, runCount) = (onPool, first, runs);
        Contenders.Clear();
        foreach (var contender in unitByUnit)
        {
            if (contender.Touches(line))
            {
                Contenders.Add(contender);
            }
        }

        Memory.Grow(ref limits, Contenders.Count * runs);
        for (var i = 0; i < Contenders.Count; i++)
        {
            for (var run = 0; run < runs; run++)
            {
                limits[(i * runs) + run] = SavingBound.OfUnit(pool, Contenders[i], first + run);
            }
        }
    }

    public void End()
    {
        Contenders.Clear();
        pool = null!;
    }

    public long Of(int contender, int run) => limits[(contender * runCount) + run];

    /// <summary>The most that any of them takes off a unit of each run of this line, into the pool's list.</summary>
    public void Bound(Span<long> openThousandths)
    {
        for (var run = 0; run < runCount; run++)
        {
            openThousandths[firstRun + run] = Open(run);
        }
    }

    /// <summary>
    /// What rounding may add to that for some of the line's units, in thousandths of a minor unit. What is saved is a
    /// whole number: where the roundings do not reach the next one, they add nothing.
    /// </summary>
    public long Roundings()
    {
        var (onLine, onUnit) = (0L, 0L);
        foreach (var contender in Contenders)
        {
            foreach (var benefit in contender.Rule.Benefits)
            {
                onLine += benefit.Rounds is RoundingPlace.Line or RoundingPlace.Whole ? 1 : 0;
                onUnit += benefit.Rounds is RoundingPlace.Unit ? 1 : 0;
            }
        }

        var units = 0;
        foreach (var count in pool.Counts.Slice(firstRun, runCount))
        {
            units += count;
        }

        var each = SavingBound.Rounding(pool);
        if (onLine + onUnit == 0 || runCount > 1 || units > ManyUnits)
        {
            return each * (onLine + (onUnit * units));
        }

        var (open, most) = (Open(0), 0L);
        for (var count = 1; count <= units; count++)
        {
            var exact = open * count;
            var above = exact + (each * (onLine + (onUnit * count)));
            most = Math.Max(most, above - (above % Thousandths.PerMinor) - exact);
        }

        return most;
    }

    /// <summary>
    /// Leaves out whoever saves at least so much less than the strongest on every unit of the line that no rounding
    /// makes up for it, so that handing units over to the strongest always gains.
    /// </summary>
    public void LeaveOutTheWeak()
    {
        var strongest = None;
        for (var i = 0; i < Contenders.Count && Contenders.Count > 1; i++)
        {
            if (IsSimple(Contenders[i]) && (strongest == None || Of(i, 0) > Of(strongest, 0)))
            {
                strongest = i;
            }
        }

        if (strongest == None)
        {
            return;
        }

        var stay = 0;
        for (var i = 0; i < Contenders.Count; i++)
        {
            if (i == strongest || !IsSimple(Contenders[i]) || !AlwaysBeats(strongest, i))
            {
                strongest = i == strongest ? stay : strongest;
                Keep(i, stay++);
            }
        }

        Contenders.RemoveRange(stay, Contenders.Count - stay);
    }

    private long Open(int run)
    {
        var most = 0L;
        for (var i = 0; i < Contenders.Count; i++)
        {
            most = Math.Max(most, Of(i, run));
        }

        return most;
    }

    private void Keep(int from, int to)
    {
        Contenders[to] = Contenders[from];
        limits.AsSpan(from * runCount, runCount).CopyTo(limits.AsSpan(to * runCount));
    }

    private bool AlwaysBeats(int strongest, int other)
    {
        var lead = Thousandths.Of(pool.Terms.Rounding is RoundingMode.Up or RoundingMode.Down ? 4 : 2);
        for (var run = 0; run < runCount; run++)
        {
            if (Of(strongest, run) - Of(other, run) < lead)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the limits are exact: several benefits one after the other save less than their sum. Where a floor price
    /// or an earlier lane stops them, everybody's limit is what there is to take, and nobody's is larger.
    /// </summary>
    private bool IsSimple(Contender contender)
    {
        var benefits = 0;
        foreach (var benefit in contender.Rule.Benefits)
        {
            foreach (var target in benefit.Targets)
            {
                benefits += contender.Means(target, pool.Runs[firstRun].Line) ? 1 : 0;
            }
        }

        return benefits == 1;
    }
}
