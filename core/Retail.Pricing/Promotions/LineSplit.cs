namespace Retail.Pricing.Promotions;

/// <summary>
/// Gives the units of one line to the promotions that reduce unit by unit: every unit to one of them, so that they save
/// most together. Nearly always one promotion is clearly best; otherwise every split is tried, for rounding may favour
/// one.
/// </summary>
internal sealed class LineSplit
{
    private const int MostSplits = 256;
    private const long Unknown = -1;

    private readonly LineLimits limits = new();
    private readonly Views views = new();
    private UnitPool pool = null!;
    private SearchBudget budget = null!;
    private int firstRun;
    private int runCount;
    private long[] savedBy = [];
    private long[] boundBy = [];
    private long[] partsBy = [];
    private long[] alone = [];
    private int[] wanted = [];
    private int[] shares = [];
    private int[] bestShares = [];
    private long[] parts = [];
    private long[] bestParts = [];
    private int[] counts = [];
    private long bestMinor;
    private bool isFree;
    private bool isComplete;

    /// <summary>Who competes for the line, and what each takes at most.</summary>
    public LineLimits Limits => limits;

    private List<Contender> Contenders => limits.Contenders;

    public void Begin(
        UnitPool onPool, int line, int first, int runs, List<Contender> unitByUnit, SearchBudget spending)
    {
        (pool, firstRun, runCount, budget) = (onPool, first, runs, spending);
        limits.Begin(onPool, line, first, runs, unitByUnit);
    }

    public void End()
    {
        limits.End();
        (pool, budget) = (null!, null!);
    }

    /// <summary>Leaves out who cannot be among the best, and makes room for the answers.</summary>
    public void Prepare()
    {
        limits.LeaveOutTheWeak();
        Memory.Grow(ref counts, runCount);
        for (var run = 0; run < runCount; run++)
        {
            counts[run] = pool.Runs[firstRun + run].Count;
        }

        views.Begin(counts.AsSpan(0, runCount));
        Memory.Grow(ref savedBy, views.Count);
        Memory.Grow(ref boundBy, views.Count);
        Memory.Grow(ref partsBy, views.Count * Contenders.Count);
        Memory.Grow(ref alone, views.Count * Contenders.Count);
        savedBy.AsSpan(0, views.Count).Fill(Unknown);
        alone.AsSpan(0, views.Count * Contenders.Count).Fill(Unknown);
        Memory.Grow(ref wanted, runCount);
        Memory.Grow(ref shares, runCount * Contenders.Count);
        Memory.Grow(ref bestShares, runCount * Contenders.Count);
        Memory.Grow(ref parts, Contenders.Count);
        Memory.Grow(ref bestParts, Contenders.Count);
    }

    /// <summary>
    /// What the best split saves of so many units of each run of the pool, and what none exceeds; only this line's are
    /// looked at.
    /// </summary>
    public (long SavedMinor, long BoundMinor) Best(ReadOnlySpan<int> ofPool)
    {
        var own = ofPool.Slice(firstRun, runCount);
        if (views.Count == 0)
        {
            return Find(own);
        }

        var view = views.Of(own);
        if (savedBy[view] == Unknown)
        {
            isFree = false;
            (savedBy[view], boundBy[view]) = Find(own);
            bestParts.AsSpan(0, Contenders.Count).CopyTo(partsBy.AsSpan(view * Contenders.Count));
        }

        return (savedBy[view], boundBy[view]);
    }

    /// <summary>What becomes of the line's units, unit by unit.</summary>
    public void AddUses(ReadOnlySpan<int> ofPool, List<Use> uses)
    {
        FindAgain(ofPool);
        for (var i = 0; i < Contenders.Count; i++)
        {
            if (bestParts[i] > 0)
            {
                uses.Add(pool.Apply(Contenders[i], bestShares.AsSpan(i * runCount, runCount), firstRun));
            }
        }
    }

    /// <summary>Adds what each saves, by its place among all that compete.</summary>
    public void AddSavings(ReadOnlySpan<int> ofPool, List<Contender> all, Span<long> savings)
    {
        Best(ofPool);
        var own = views.Count == 0
            ? bestParts
            : partsBy.AsSpan(views.Of(ofPool.Slice(firstRun, runCount)) * Contenders.Count, Contenders.Count);
        for (var i = 0; i < Contenders.Count; i++)
        {
            savings[all.IndexOf(Contenders[i])] += Math.Max(0, own[i]);
        }
    }

    /// <summary>Makes the parts of a split again that was found before; that costs no step.</summary>
    private void FindAgain(ReadOnlySpan<int> ofPool)
    {
        var known = Best(ofPool);
        isFree = true;
        Find(ofPool.Slice(firstRun, runCount), isProved: known.SavedMinor == known.BoundMinor);
    }

    private (long SavedMinor, long BoundMinor) Find(ReadOnlySpan<int> own, bool isProved = true)
    {
        bestMinor = Unknown;
        shares.AsSpan(0, runCount * Contenders.Count).Clear();
        if (Contenders.Count == 1)
        {
            own.CopyTo(shares);
            Look();
            return (bestMinor, bestMinor);
        }

        if (views.Count > 0 && isProved && Splits(own) <= MostSplits)
        {
            own.CopyTo(wanted);
            isComplete = true;
            Deal(0, 0, wanted[0]);
            if (isComplete)
            {
                return (bestMinor, bestMinor);
            }

            bestMinor = Unknown;
        }

        return Heuristic(own);
    }

    /// <summary>
    /// Deals the units of one run after the other to one promotion after the other, all to the first one first.
    /// </summary>
    private void Deal(int run, int contender, int left)
    {
        ref var share = ref shares[(contender * runCount) + run];
        if (contender == Contenders.Count - 1)
        {
            share = left;
            if (run < runCount - 1)
            {
                Deal(run + 1, 0, wanted[run + 1]);
            }
            else if (isFree || (isComplete &= budget.Spend()))
            {
                Look();
            }

            return;
        }

        for (var count = left; count >= 0 && isComplete; count--)
        {
            share = count;
            Deal(run, contender + 1, left - count);
        }
    }

    private (long SavedMinor, long BoundMinor) Heuristic(ReadOnlySpan<int> own)
    {
        var all = shares.AsSpan(0, runCount * Contenders.Count);
        for (var contender = 0; contender < Contenders.Count; contender++)
        {
            all.Clear();
            own.CopyTo(all[(contender * runCount)..]);
            Look();
        }

        all.Clear();
        for (var run = 0; run < runCount; run++)
        {
            var favourite = 0;
            for (var contender = 1; contender < Contenders.Count; contender++)
            {
                favourite = limits.Of(contender, run) > limits.Of(favourite, run) ? contender : favourite;
            }

            all[(favourite * runCount) + run] = own[run];
        }

        Look();
        var ofPool = new int[pool.Runs.Length];
        own.CopyTo(ofPool.AsSpan(firstRun));
        return (bestMinor, Math.Max(bestMinor, SavingBound.Of(pool, ofPool, Contenders)));
    }

    /// <summary>Keeps the split that is dealt if it is the best so far.</summary>
    private void Look()
    {
        var saved = 0L;
        for (var contender = 0; contender < Contenders.Count; contender++)
        {
            var share = shares.AsSpan(contender * runCount, runCount);
            parts[contender] = share.ContainsAnyExcept(0) ? SavedAlone(contender, share) : Unknown;
            saved += Math.Max(0, parts[contender]);
        }

        if (saved > bestMinor || (saved == bestMinor && IsPreferred()))
        {
            bestMinor = saved;
            shares.AsSpan(0, runCount * Contenders.Count).CopyTo(bestShares);
            parts.AsSpan(0, Contenders.Count).CopyTo(bestParts);
        }
    }

    /// <summary>Of two that save as much: more of it by whom comes first by rank.</summary>
    private bool IsPreferred() =>
        parts.AsSpan(0, Contenders.Count).SequenceCompareTo(bestParts.AsSpan(0, Contenders.Count)) > 0;

    private long SavedAlone(int contender, ReadOnlySpan<int> share)
    {
        if (views.Count == 0)
        {
            return pool.Saved(Contenders[contender], share, firstRun);
        }

        ref var saved = ref alone[(contender * views.Count) + views.Of(share)];
        if (saved == Unknown)
        {
            saved = pool.Saved(Contenders[contender], share, firstRun);
        }

        return saved;
    }

    /// <summary>The number of ways to deal the units, or more than the most that are tried.</summary>
    private long Splits(ReadOnlySpan<int> own)
    {
        var splits = 1L;
        for (var run = 0; run < runCount; run++)
        {
            for (var contender = 1; contender < Contenders.Count && splits <= MostSplits; contender++)
            {
                // Builds the binomial coefficient of (count + others) over (others), run by run.
                splits = Math.Max(splits, splits * (own[run] + contender) / contender);
            }
        }

        return splits;
    }
}
