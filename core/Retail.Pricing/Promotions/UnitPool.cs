namespace Retail.Pricing.Promotions;

/// <summary>Units for which promotions of one lane compete. Combinations speak of them as counts per run.</summary>
internal sealed class UnitPool(IReadOnlyList<CanonicalLine> lines, RoundingMode rounding, IReadOnlyList<UnitRun> runs)
{
    private readonly Dictionary<Rule, int[]> touched = [];

    /// <summary>In canonical order: by line, dearest first.</summary>
    public IReadOnlyList<UnitRun> Runs => runs;

    /// <summary>Indexes of the lines, ascending.</summary>
    public IReadOnlyList<int> Lines { get; } = [.. runs.Select(run => run.Line).Distinct()];

    public int[] Counts()
    {
        var counts = new int[runs.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = runs[i].Count;
        }

        return counts;
    }

    public CanonicalLine LineOf(int run) => lines[runs[run].Line];

    /// <summary>What the promotion does when it may use so many of each run.</summary>
    public Use Apply(Rule rule, int[] counts)
    {
        var units = Working(rule, counts);
        foreach (var benefit in rule.Benefits)
        {
            benefit.Apply(units);
        }

        var used = new List<WorkingRun>();
        var saved = 0L;
        foreach (var run in units.Runs)
        {
            if (run.IsUsed)
            {
                used.Add(run);
                saved += (run.BeforeMinor - run.NowMinor) * run.Count;
            }
        }

        return new Use(rule, used, saved);
    }

    /// <summary>The units that the promotion may use out of so many of each run.</summary>
    public WorkingUnits Working(Rule rule, int[] counts)
    {
        var units = new WorkingUnits(lines, rounding);
        foreach (var run in Touched(rule))
        {
            if (counts[run] > 0)
            {
                units.Add(run, runs[run], counts[run]);
            }
        }

        return units;
    }

    /// <summary>Whether two promotions can use the same units.</summary>
    public bool Meet(Rule one, Rule other) => Touched(one).Intersect(Touched(other)).Any();

    private int[] Touched(Rule rule)
    {
        if (!touched.TryGetValue(rule, out var indexes))
        {
            var all = Enumerable.Range(0, runs.Count);
            touched[rule] = indexes = [.. all.Where(run => rule.Touches(LineOf(run).Variant))];
        }

        return indexes;
    }
}
