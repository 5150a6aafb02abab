namespace Retail.Pricing.Promotions;

/// <summary>Units for which promotions of one lane compete. Combinations speak of them as counts per run.</summary>
internal sealed class UnitPool
{
    private readonly WorkingUnits units;
    private readonly CanonicalLine[] lines;

    /// <param name="state">The basket's units now.</param>
    /// <param name="lineIndexes">The lines whose units are meant, ascending.</param>
    /// <param name="units">A place to work, of nobody else's at the same time.</param>
    public UnitPool(LaneState state, List<int> lineIndexes, WorkingUnits units)
    {
        (this.units, lines, Lines) = (units, state.Basket.Lines, lineIndexes);
        var count = 0;
        foreach (var line in lineIndexes)
        {
            count += state.Runs[line].Length;
        }

        Runs = new UnitRun[count];
        var next = 0;
        foreach (var line in lineIndexes)
        {
            state.Runs[line].CopyTo(Runs, next);
            next += state.Runs[line].Length;
        }
    }

    /// <summary>In canonical order: by line, dearest first.</summary>
    public UnitRun[] Runs { get; }

    /// <summary>Indexes of the lines, ascending.</summary>
    public List<int> Lines { get; }

    public LaneTerms Terms => units.Terms;

    public int[] Counts()
    {
        var counts = new int[Runs.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Runs[i].Count;
        }

        return counts;
    }

    public CanonicalLine LineOf(int run) => lines[Runs[run].Line];

    public string SkuOf(int line) => lines[line].Variant.Sku;

    /// <summary>What the promotion saves when it may use so many of each run; what it uses is taken off them.</summary>
    public long Take(Contender contender, ReadOnlySpan<int> counts, Span<int> left)
    {
        Work(contender, counts);
        var saved = 0L;
        foreach (ref var run in units.Runs)
        {
            if (run.IsUsed)
            {
                saved += run.SavedMinor;
                left[run.Source] -= run.Count;
            }
        }

        return saved;
    }

    /// <summary>What the promotion saves when it may use so many of each run.</summary>
    public long Saved(Contender contender, ReadOnlySpan<int> counts, int firstRun = 0)
    {
        Work(contender, counts, firstRun);
        var saved = 0L;
        foreach (ref var run in units.Runs)
        {
            saved += run.SavedMinor;
        }

        return saved;
    }

    /// <summary>What the promotion does when it may use so many of each run, unit by unit.</summary>
    public Use Apply(Contender contender, ReadOnlySpan<int> counts, int firstRun = 0)
    {
        Work(contender, counts, firstRun);
        var (count, saved) = (0, 0L);
        foreach (ref var run in units.Runs)
        {
            count += run.IsUsed ? 1 : 0;
            saved += run.SavedMinor;
        }

        var used = new WorkingRun[count];
        count = 0;
        foreach (ref var run in units.Runs)
        {
            if (run.IsUsed)
            {
                used[count++] = run;
            }
        }

        return new Use(contender, used, saved);
    }

    /// <summary>The units that the promotion may use out of so many of each run, from one run on.</summary>
    public WorkingUnits Working(Contender contender, ReadOnlySpan<int> counts, int firstRun = 0)
    {
        units.Begin(contender);
        for (var i = 0; i < counts.Length; i++)
        {
            var run = firstRun + i;
            if (counts[i] > 0 && contender.Touches(Runs[run].Line))
            {
                units.Add(run, Runs[run], counts[i]);
            }
        }

        return units;
    }

    private void Work(Contender contender, ReadOnlySpan<int> counts, int firstRun = 0)
    {
        Working(contender, counts, firstRun);
        foreach (var benefit in contender.Rule.Benefits)
        {
            benefit.Apply(units);
        }

        if (contender.BudgetMinor is { } budget)
        {
            var saved = 0L;
            foreach (ref var run in units.Runs)
            {
                saved += run.SavedMinor;
            }

            if (saved > budget)
            {
                units.KeepWithin(budget);
            }
        }
    }
}
