using System.Runtime.InteropServices;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>What the units of the basket cost between two lanes.</summary>
internal sealed class LaneState
{
    private readonly BookSettings settings;

    public LaneState(PricedBasket basket, BookSettings settings)
    {
        (Basket, this.settings) = (basket, settings);
        Runs = new UnitRun[basket.Lines.Count][];
        LineMinor = new long[basket.Lines.Count];
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
    public void Apply(UnitPool pool, IReadOnlyList<Use> uses)
    {
        var used = new List<WorkingRun>();
        foreach (var use in uses)
        {
            used.AddRange(use.Runs);
        }

        Apply(pool, CollectionsMarshal.AsSpan(used));
    }

    /// <summary>Puts units of a pool in place that were worked on.</summary>
    public void Apply(UnitPool pool, ReadOnlySpan<WorkingRun> worked)
    {
        var left = pool.Counts();
        var after = new List<UnitRun>();
        foreach (ref readonly var run in worked)
        {
            left[run.Source] -= run.Count;
            after.Add(After(run, pool.Runs[run.Source]));
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] > 0)
            {
                after.Add(pool.Runs[i] with { Count = left[i] });
            }
        }

        after.Sort((a, b) => a.Line != b.Line ? a.Line.CompareTo(b.Line)
            : a.PriceMinor != b.PriceMinor ? b.PriceMinor.CompareTo(a.PriceMinor)
            : b.BaseMinor.CompareTo(a.BaseMinor));
        for (var start = 0; start < after.Count;)
        {
            var line = after[start].Line;
            var end = after.FindIndex(start, run => run.Line != line);
            Put(line, after[start..(end < 0 ? after.Count : end)]);
            start = end < 0 ? after.Count : end;
        }
    }

    private UnitRun After(in WorkingRun run, in UnitRun before) => new(
        run.Line,
        run.Count,
        run.NowMinor,
        settings.LaneBasis == LaneBasis.Original ? before.BaseMinor : run.NowMinor);

    private void Put(int line, List<UnitRun> runs)
    {
        var merged = new List<UnitRun>(runs.Count);
        var sum = 0L;
        foreach (var run in runs)
        {
            sum += run.PriceMinor * run.Count;
            if (merged.Count > 0 && merged[^1].PriceMinor == run.PriceMinor && merged[^1].BaseMinor == run.BaseMinor)
            {
                merged[^1] = run with { Count = merged[^1].Count + run.Count };
            }
            else
            {
                merged.Add(run);
            }
        }

        Runs[line] = [.. merged];
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
