namespace Retail.Pricing.Promotions;

/// <summary>
/// Finds the combination that saves most for units that promotions of one lane compete for. The combinations are:
/// some units are kept for the promotions that reduce unit by unit; of the rest the promotions that need several units
/// together (bundles, amounts across) take theirs one after the other, each by its own rule, in any order, any of them
/// or none; every unit kept or left then goes to one of the promotions that reduce unit by unit.
/// A search that looked at all of them, or left out only what cannot save as much, has proved its answer; one that ran
/// out of budget states a bound.
/// </summary>
internal sealed class CombinationSearch
{
    // So few ways to keep units are looked at at once; of more a good one is looked for first.
    private const int FewSelections = 64;

    private readonly List<Contender> contenders = [];
    private readonly Reused<Taker> takers = new();
    private readonly Reused<LineSplit> splits = new();
    private readonly BestCombination best;
    private readonly GainBound bounds = new();
    private readonly Followers followers = new();
    private readonly List<int> keepable = [];
    private UnitPool pool = null!;
    private SearchBudget budget = null!;
    private int runCount;
    private int[] order = [];
    private int taken;
    private (int Taker, long SavedMinor)[] next = [];
    private bool[] isTaken = [];
    private int[] left = [];
    private int[] views = [];
    private int[] weights = [];
    private int[] kept = [];
    private int[] counts = [];
    private long most;
    private bool isComplete;

    public CombinationSearch() => best = new BestCombination(takers, splits);

    public Combination Find(
        UnitPool onPool, List<Contender> together, List<Contender> unitByUnit, SearchBudget spending)
    {
        Begin(onPool, together, unitByUnit, spending);
        if (keepable.Count == 0)
        {
            Keep([]);
        }
        else
        {
            // Where nobody takes there is little to look at, and then something to beat.
            Keep(pool.Counts);
            Keep([]);
            if (Selections() > FewSelections)
            {
                Climb();
            }

            kept.AsSpan(0, runCount).Clear();
            pool.Counts.CopyTo(left);
            See();
            if (CanReach(0))
            {
                KeepEverySelection(0);
            }
        }

        var bound = isComplete ? most : Math.Max(best.SavedMinor, SavingBound.Of(pool, pool.Counts, contenders));
        var found = new Combination(best.Uses(), best.SavedMinor, bound);
        End();
        return found;
    }

    private void Begin(
        UnitPool onPool, List<Contender> together, List<Contender> unitByUnit, SearchBudget spending)
    {
        (pool, budget, runCount) = (onPool, spending, onPool.Runs.Length);
        (most, isComplete) = (0, true);
        budget.Begin(runCount);
        Merge(together, unitByUnit);
        bounds.Begin(pool);
        Split(together, unitByUnit);
        foreach (var contender in together)
        {
            takers.Next().Begin(contender, pool, bounds.Open);
        }

        Memory.Grow(ref weights, runCount * takers.Count);
        for (var i = 0; i < takers.Count; i++)
        {
            takers[i].Weigh(weights.AsSpan(i * runCount, runCount));
        }

        Memory.Grow(ref isTaken, takers.Count);
        Memory.Grow(ref left, runCount * (takers.Count + 1));
        Memory.Grow(ref views, takers.Count * (takers.Count + 1));
        Memory.Grow(ref next, takers.Count * (takers.Count + 1));
        Memory.Grow(ref order, takers.Count);
        Memory.Grow(ref kept, runCount);
        Memory.Grow(ref counts, runCount);
        isTaken.AsSpan(0, takers.Count).Clear();
        followers.Begin(takers.Lent);
        best.Begin(pool, contenders);
    }

    /// <summary>All who compete, by rank as the two lists are.</summary>
    private void Merge(List<Contender> together, List<Contender> unitByUnit)
    {
        var next = 0;
        foreach (var contender in together)
        {
            for (; next < unitByUnit.Count && unitByUnit[next].Rank < contender.Rank; next++)
            {
                contenders.Add(unitByUnit[next]);
            }

            contenders.Add(contender);
        }

        for (; next < unitByUnit.Count; next++)
        {
            contenders.Add(unitByUnit[next]);
        }
    }

    /// <summary>A split for each line that anybody reduces unit by unit; what units can be kept for.</summary>
    private void Split(List<Contender> together, List<Contender> unitByUnit)
    {
        var run = 0;
        foreach (var line in pool.Lines)
        {
            var first = run;
            while (run < runCount && pool.Runs[run].Line == line)
            {
                run++;
            }

            var split = splits.Next();
            split.Begin(pool, line, first, run - first, unitByUnit, budget);
            if (split.Limits.Contenders.Count == 0)
            {
                split.End();
                splits.TakeLastBack();
                continue;
            }

            split.Limits.Bound(bounds.Open);
            split.Prepare();
            bounds.AddRoundings(split.Limits.Roundings());
            for (var each = first; each < run && IsTouched(together, line); each++)
            {
                // Who takes nothing off a unit keeps it from nobody.
                if (bounds.Open[each] > 0)
                {
                    keepable.Add(each);
                }
            }
        }
    }

    private static bool IsTouched(List<Contender> together, int line)
    {
        foreach (var contender in together)
        {
            if (contender.Touches(line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lets go of the basket.</summary>
    private void End()
    {
        for (var i = 0; i < takers.Count; i++)
        {
            takers[i].End();
        }

        for (var i = 0; i < splits.Count; i++)
        {
            splits[i].End();
        }

        takers.TakeBack();
        splits.TakeBack();
        contenders.Clear();
        keepable.Clear();
        best.End();
        (pool, budget) = (null!, null!);
    }

    /// <summary>Keeps so many of each run (where anything can be kept) and tries every order of the rest.</summary>
    private void Keep(ReadOnlySpan<int> wanted)
    {
        kept.AsSpan(0, runCount).Clear();
        pool.Counts.CopyTo(left);
        foreach (var run in keepable)
        {
            kept[run] = wanted.Length == 0 ? 0 : wanted[run];
            left[run] -= kept[run];
        }

        Take(0);
    }

    /// <summary>
    /// Decides run by run how many to keep, and turns back where nothing better can follow: the more is kept, the less
    /// can. What is kept so far has been found worth it.
    /// </summary>
    private void KeepEverySelection(int place)
    {
        if (place == keepable.Count)
        {
            // To keep nothing was looked at first.
            if (kept.AsSpan(0, runCount).ContainsAnyExcept(0))
            {
                TakeNext(0);
            }

            return;
        }

        var run = keepable[place];
        var count = left[run];
        do
        {
            if (!budget.Spend())
            {
                isComplete = false;
                break;
            }

            KeepEverySelection(place + 1);
            kept[run]++;
            left[run]--;
            SeeLess(run, 1);
        }
        while (kept[run] <= count && CanReach(0));

        SeeLess(run, -kept[run]);
        (kept[run], left[run]) = (0, count);
    }

    /// <summary>Changes what is kept run by run as long as that saves more.</summary>
    private void Climb()
    {
        bool better;
        do
        {
            better = false;
            foreach (var run in keepable)
            {
                var count = pool.Runs[run].Count;
                var now = best.Kept[run];
                foreach (var keep in (ReadOnlySpan<int>)[0, now - 1, now + 1, count])
                {
                    if (keep < 0 || keep > count || keep == best.Kept[run] || budget.Left == 0)
                    {
                        continue;
                    }

                    var before = best.SavedMinor;
                    best.Kept.CopyTo(counts);
                    counts[run] = keep;
                    Keep(counts.AsSpan(0, runCount));
                    better |= best.SavedMinor > before;
                }
            }
        }
        while (better && budget.Left > 0);
    }

    private void Take(long savedMinor)
    {
        See();
        if (CanReach(savedMinor))
        {
            TakeNext(savedMinor);
        }
    }

    /// <summary>Looks at the combination so far, then lets each promotion that has not yet taken take next.</summary>
    private void TakeNext(long savedMinor)
    {
        var now = left.AsSpan(taken * runCount, runCount);
        var lent = takers.Lent;
        var seen = views.AsSpan(taken * lent.Length, lent.Length);
        if (!budget.Spend())
        {
            isComplete = false;
            return;
        }

        Look(now, savedMinor);
        // Those that save most come first; of equals those of higher rank, as they stand.
        var steps = next.AsSpan(taken * lent.Length, lent.Length);
        var mayFollow = taken == 0 ? [] : followers.Of(order[taken - 1]);
        var count = 0;
        for (var i = 0; i < lent.Length; i++)
        {
            if (!isTaken[i] && (mayFollow.IsEmpty || mayFollow[i]) && lent[i].Saved(seen[i], now) is > 0 and var saved)
            {
                var place = count++;
                for (; place > 0 && steps[place - 1].SavedMinor < saved; place--)
                {
                    steps[place] = steps[place - 1];
                }

                steps[place] = (i, saved);
            }
        }

        foreach (var (taker, saved) in steps[..count])
        {
            order[taken++] = taker;
            isTaken[taker] = true;
            var after = left.AsSpan(taken * runCount, runCount);
            now.CopyTo(after);
            lent[taker].Take(seen[taker], after);
            Take(savedMinor + saved);
            isTaken[taker] = false;
            taken--;
        }
    }

    /// <summary>Notes what each sees of what is left.</summary>
    private void See()
    {
        var now = left.AsSpan(taken * runCount, runCount);
        var seen = views.AsSpan(taken * takers.Count, takers.Count);
        var own = weights.AsSpan(0, seen.Length * runCount);
        for (var i = 0; i < seen.Length; i++)
        {
            var view = 0;
            for (var run = 0; run < now.Length; run++)
            {
                view += now[run] * own[run];
            }

            seen[i] = view;
            own = own[now.Length..];
        }
    }

    /// <summary>The same when nobody has taken yet and so many units of a run are left no more.</summary>
    private void SeeLess(int run, int units)
    {
        for (var i = 0; i < takers.Count; i++)
        {
            views[i] -= units * weights[(i * runCount) + run];
        }
    }

    /// <summary>Whether what follows could save more than the best so far.</summary>
    private bool CanReach(long savedMinor)
    {
        var now = left.AsSpan(taken * runCount, runCount);
        var seen = views.AsSpan(taken * takers.Count, takers.Count);
        return !best.IsThere || bounds.CanExceed(best.SavedMinor, savedMinor, now, kept, takers.Lent, isTaken, seen);
    }

    /// <summary>The number of ways to keep units, or more than few.</summary>
    private int Selections()
    {
        var ways = 1;
        foreach (var run in keepable)
        {
            ways = Math.Min(FewSelections + 1, ways * (Math.Min(FewSelections, pool.Counts[run]) + 1));
        }

        return ways;
    }

    /// <summary>Gives what is kept and left to those that reduce unit by unit; keeps the combination if it is best.
    /// </summary>
    private void Look(ReadOnlySpan<int> now, long takenMinor)
    {
        for (var run = 0; run < runCount; run++)
        {
            counts[run] = now[run] + kept[run];
        }

        var (saved, bound) = (takenMinor, takenMinor);
        for (var i = 0; i < splits.Count; i++)
        {
            var (part, partBound) = splits[i].Best(counts);
            saved += part;
            bound += partBound;
        }

        most = Math.Max(most, bound);
        best.Offer(saved, order.AsSpan(0, taken), kept.AsSpan(0, runCount), now, counts.AsSpan(0, runCount));
    }
}
