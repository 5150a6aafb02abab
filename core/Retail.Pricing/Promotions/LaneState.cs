namespace Retail.Pricing.Promotions;

/// <summary>What the units of the basket cost between two lanes.</summary>
internal sealed class LaneState
{
    public LaneState(PricedBasket basket)
    {
        Basket = basket;
        Runs = [.. basket.Lines.Select((line, index) => Even(index, line.UnitCount, line.SubtotalMinor))];
        LineMinor = [.. basket.Lines.Select(line => line.SubtotalMinor)];
    }

    public PricedBasket Basket { get; }

    /// <summary>The units of each line, dearest first.</summary>
    public IReadOnlyList<UnitRun>[] Runs { get; }

    /// <summary>The amount of each line, the sum of its units.</summary>
    public long[] LineMinor { get; }

    /// <summary>Puts the units in place that a combination used of the pool.</summary>
    public void Apply(UnitPool pool, IReadOnlyList<Use> uses)
    {
        var left = pool.Counts();
        var after = pool.Lines.ToDictionary(line => line, _ => new List<UnitRun>());
        foreach (var run in uses.SelectMany(use => use.Runs))
        {
            left[run.Source] -= run.Count;
            after[run.Line].Add(new UnitRun(run.Line, run.Count, run.NowMinor));
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] > 0)
            {
                after[pool.Runs[i].Line].Add(pool.Runs[i] with { Count = left[i] });
            }
        }

        foreach (var (line, runs) in after)
        {
            Runs[line] = Merge(runs);
            LineMinor[line] = Runs[line].Sum(run => run.PriceMinor * run.Count);
        }
    }

    /// <summary>A line's subtotal over its units: equal, but for the minor units that do not divide.</summary>
    private static IReadOnlyList<UnitRun> Even(int line, int count, long subtotalMinor)
    {
        var (each, raised) = Math.DivRem(subtotalMinor, count);
        var rest = new UnitRun(line, count - (int)raised, each);
        return raised == 0 ? [rest] : [new UnitRun(line, (int)raised, each + 1), rest];
    }

    private static List<UnitRun> Merge(List<UnitRun> runs)
    {
        runs.Sort((a, b) => b.PriceMinor.CompareTo(a.PriceMinor));
        var merged = new List<UnitRun>(runs.Count);
        foreach (var run in runs)
        {
            if (merged.Count > 0 && merged[^1].PriceMinor == run.PriceMinor)
            {
                merged[^1] = run with { Count = merged[^1].Count + run.Count };
            }
            else
            {
                merged.Add(run);
            }
        }

        return merged;
    }
}
