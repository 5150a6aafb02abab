using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>What the units of the basket cost between two lanes.</summary>
internal sealed class LaneState
{
    private readonly BookSettings settings;

    public LaneState(PricedBasket basket, BookSettings settings)
    {
        (Basket, this.settings) = (basket, settings);
        Runs = new UnitRun[basket.Lines.Length][];
        LineMinor = new long[basket.Lines.Length];
        for (var line = 0; line < Runs.Length; line++)
        {
            LineMinor[line] = basket.Lines[line].StartMinor;
            Runs[line] = Even(line, basket.Lines[line].UnitCount, LineMinor[line]);
        }
    }

    public PricedBasket Basket { get; }

    /// <summary>The units of each line, dearest first.</summary>
    public UnitRun[][] Runs { get; }

    /// <summary>The amount of each line, the sum of its units.</summary>
    public long[] LineMinor { get; }

    /// <summary>What a threshold sees of a line.</summary>
    public long SpentMinor(int line) => settings.ConditionBasis == ConditionBasis.Original
        ? Basket.Lines[line].SubtotalMinor
        : LineMinor[line];

    /// <summary>Puts the units in place that promotions used of a pool.</summary>
    public void Apply(UnitPool pool, List<Use> uses)
    {
        pool.BeginAfter();
        foreach (var use in uses)
        {
            pool.AddAfter(use.Runs, settings.LaneBasis);
        }

        Put(pool);
    }

    /// <summary>Puts units of a pool in place that were worked on.</summary>
    public void Apply(UnitPool pool, ReadOnlySpan<WorkingRun> worked)
    {
        pool.BeginAfter();
        pool.AddAfter(worked, settings.LaneBasis);
        Put(pool);
    }

    private void Put(UnitPool pool)
    {
        var after = pool.After();
        for (var start = 0; start < after.Length;)
        {
            var end = start + 1;
            while (end < after.Length && after[end].Line == after[start].Line)
            {
                end++;
            }

            Put(after[start..end]);
            start = end;
        }
    }

    /// <summary>The units of one line, dearest first; equal ones become one run.</summary>
    private void Put(Span<UnitRun> runs)
    {
        var (last, sum) = (-1, 0L);
        foreach (var run in runs)
        {
            sum += run.PriceMinor * run.Count;
            if (last >= 0 && runs[last].PriceMinor == run.PriceMinor && runs[last].BaseMinor == run.BaseMinor)
            {
                runs[last] = run with { Count = runs[last].Count + run.Count };
            }
            else
            {
                runs[++last] = run;
            }
        }

        var line = runs[0].Line;
        Runs[line] = runs[..(last + 1)].ToArray();
        LineMinor[line] = sum;
    }

    /// <summary>A line's subtotal over its units: equal, but for the minor units that do not divide.</summary>
    private static UnitRun[] Even(int line, int count, long subtotalMinor)
    {
        var (each, raised) = Math.DivRem(subtotalMinor, count);
        var rest = new UnitRun(line, count - (int)raised, each, each);
        return raised == 0 ? [rest] : [new UnitRun(line, (int)raised, each + 1, each + 1), rest];
    }
}
