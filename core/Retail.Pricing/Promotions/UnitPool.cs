namespace Retail.Pricing.Promotions;

/// <summary>
/// Units for which promotions of one lane compete. Combinations speak of them as counts per run. Used again and again.
/// </summary>
/// <param name="units">A place to work, of nobody else's at the same time.</param>
internal sealed class UnitPool(WorkingUnits units)
{
    private const int FewRuns = 32;

    private readonly List<int> lineIndexes = [];
    private UnitRun[] runs = [];
    private int[] counts = [];
    private int count;
    private UnitRun[] after = [];
    private int[] left = [];
    private int afterCount;

    /// <summary>In canonical order: by line, dearest first.</summary>
    public ReadOnlySpan<UnitRun> Runs => runs.AsSpan(0, count);

    /// <summary>How many units each run has.</summary>
    public ReadOnlySpan<int> Counts => counts.AsSpan(0, count);

    /// <summary>Indexes of the lines, ascending.</summary>
    public List<int> Lines => lineIndexes;

    public LaneTerms Terms => units.Terms;

    /// <summary>Holds the units of some lines, ascending, as they are now.</summary>
    public UnitPool Begin(LaneState state, List<int> ofLines)
    {
        Empty();
        foreach (var line in ofLines)
        {
            Add(line, state.Runs[line]);
        }

        return this;
    }

    /// <inheritdoc cref="Begin(LaneState, List{int})"/>
    public UnitPool Begin(LaneState state, SetBits ofLines)
    {
        Empty();
        foreach (var line in ofLines)
        {
            Add(line, state.Runs[line]);
        }

        return this;
    }

    private void Empty()
    {
        lineIndexes.Clear();
        count = 0;
    }

    private void Add(int line, UnitRun[] ofLine)
    {
        lineIndexes.Add(line);
        if (count + ofLine.Length > runs.Length)
        {
            Array.Resize(ref runs, Math.Max(count + ofLine.Length, runs.Length * 2));
            Array.Resize(ref counts, runs.Length);
        }

        foreach (ref readonly var run in ofLine.AsSpan())
        {
            (runs[count], counts[count]) = (run, run.Count);
            count++;
        }
    }

    public CanonicalLine LineOf(int run) => units.Lines[runs[run].Line];

    public string SkuOf(int line) => units.Lines[line].Variant.Sku;

    /// <summary>What the promotion saves when it may use so many of each run; what it uses is taken off them.</summary>
    public long Take(Contender contender, ReadOnlySpan<int> ofRuns, Span<int> left)
    {
        Work(contender, ofRuns);
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
    public long Saved(Contender contender, ReadOnlySpan<int> ofRuns, int firstRun = 0)
    {
        Work(contender, ofRuns, firstRun);
        var saved = 0L;
        foreach (ref var run in units.Runs)
        {
            saved += run.SavedMinor;
        }

        return saved;
    }

    /// <summary>What the promotion does when it may use so many of each run, unit by unit.</summary>
    public Use Apply(Contender contender, ReadOnlySpan<int> ofRuns, int firstRun = 0)
    {
        Work(contender, ofRuns, firstRun);
        var (uses, saved) = (0, 0L);
        foreach (ref var run in units.Runs)
        {
            uses += run.IsUsed ? 1 : 0;
            saved += run.SavedMinor;
        }

        var used = new WorkingRun[uses];
        uses = 0;
        foreach (ref var run in units.Runs)
        {
            if (run.IsUsed)
            {
                used[uses++] = run;
            }
        }

        return new Use(contender, used, saved);
    }

    /// <summary>Begins to note what becomes of the units.</summary>
    public void BeginAfter()
    {
        Memory.Grow(ref left, count);
        Counts.CopyTo(left);
        afterCount = 0;
    }

    /// <summary>Notes what became of some.</summary>
    public void AddAfter(ReadOnlySpan<WorkingRun> worked, LaneBasis basis)
    {
        foreach (ref readonly var run in worked)
        {
            left[run.Source] -= run.Count;
            AddAfter(new UnitRun(
                run.Line,
                run.Count,
                run.NowMinor,
                basis == LaneBasis.Original ? runs[run.Source].BaseMinor : run.NowMinor));
        }
    }

    /// <summary>All units as they are now: those noted, and the others as they were. By line, dearest first.</summary>
    public Span<UnitRun> After()
    {
        for (var run = 0; run < count; run++)
        {
            if (left[run] > 0)
            {
                AddAfter(runs[run] with { Count = left[run] });
            }
        }

        var all = after.AsSpan(0, afterCount);
        if (all.Length > FewRuns)
        {
            all.Sort(Compare);
            return all;
        }

        for (var i = 1; i < all.Length; i++)
        {
            var (one, place) = (all[i], i);
            for (; place > 0 && Compare(all[place - 1], one) > 0; place--)
            {
                all[place] = all[place - 1];
            }

            all[place] = one;
        }

        return all;
    }

    private static int Compare(UnitRun a, UnitRun b) =>
        a.Line != b.Line ? a.Line.CompareTo(b.Line)
        : a.PriceMinor != b.PriceMinor ? b.PriceMinor.CompareTo(a.PriceMinor)
        : b.BaseMinor.CompareTo(a.BaseMinor);

    private void AddAfter(UnitRun run)
    {
        if (afterCount == after.Length)
        {
            Array.Resize(ref after, Math.Max(16, afterCount * 2));
        }

        after[afterCount++] = run;
    }

    /// <summary>How many units the promotion can use.</summary>
    public long UnitsFor(Contender contender)
    {
        var units = 0L;
        for (var run = 0; run < count; run++)
        {
            units += contender.Touches(runs[run].Line) ? counts[run] : 0;
        }

        return units;
    }

    /// <summary>The units that the promotion may use out of so many of each run, from one run on.</summary>
    public WorkingUnits Working(Contender contender, ReadOnlySpan<int> ofRuns, int firstRun = 0)
    {
        units.Begin(contender);
        for (var i = 0; i < ofRuns.Length; i++)
        {
            var run = firstRun + i;
            if (ofRuns[i] > 0 && contender.Touches(runs[run].Line))
            {
                units.Add(run, runs[run], ofRuns[i]);
            }
        }

        return units;
    }

    private void Work(Contender contender, ReadOnlySpan<int> ofRuns, int firstRun = 0)
    {
        Working(contender, ofRuns, firstRun);
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
