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
    private readonly UnitPool pool;
    private readonly List<Contender> contenders;
    private readonly SearchBudget budget;
    private readonly List<Contender> together;
    private readonly LineSplit[] splits;
    private readonly List<int> keepable = [];
    private readonly GainBound? bounds;
    private readonly bool[] isTaken;
    private readonly List<(Contender By, int[] Counts, long SavedMinor)> taken = [];
    private readonly Stack<int[]> spare = new();
    private readonly long[] savedBy;
    private Found? best;
    private int[] kept;
    private long bound;
    private bool complete = true;

    public CombinationSearch(
        UnitPool pool, List<Contender> together, List<Contender> unitByUnit, SearchBudget budget)
    {
        (this.pool, this.together, this.budget) = (pool, together, budget);
        contenders = [.. together, .. unitByUnit];
        contenders.Sort((a, b) => a.Rank.CompareTo(b.Rank));
        budget.Begin(pool.Runs.Length);
        savedBy = new long[contenders.Count];
        kept = new int[pool.Runs.Length];
        splits = new LineSplit[pool.Lines.Count];
        isTaken = new bool[together.Count];
        bounds = together.Count > 0 ? new GainBound(pool, together, unitByUnit) : null;
        for (int line = 0, run = 0; line < splits.Length; line++)
        {
            var first = run;
            while (run < pool.Runs.Length && pool.Runs[run].Line == pool.Lines[line])
            {
                run++;
            }

            splits[line] = new LineSplit(pool, pool.Lines[line], first, run - first, unitByUnit, budget);
            if (splits[line].HasContenders && together.Exists(contender => contender.Touches(pool.Runs[first].Line)))
            {
                for (var kept = first; kept < run; kept++)
                {
                    keepable.Add(kept);
                }
            }
        }
    }

    public Combination Find()
    {
        var counts = pool.Counts();
        Look(counts);
        if (together.Count > 0)
        {
            Keep([]);
            if (keepable.Count > 0)
            {
                Keep(counts);
                Climb();
                kept = new int[counts.Length];
                KeepEverySelection(counts, 0);
            }
        }

        var most = complete ? bound : Math.Max(best!.SavedMinor, SavingBound.Of(pool, counts, contenders));
        return new Combination(Uses(best!), best!.SavedMinor, most);
    }

    /// <summary>Keeps so many of each run (where anything can be kept) and tries every order of the rest.</summary>
    private void Keep(ReadOnlySpan<int> wanted)
    {
        kept = new int[pool.Runs.Length];
        var left = pool.Counts();
        foreach (var run in keepable)
        {
            kept[run] = wanted.Length == 0 ? 0 : wanted[run];
            left[run] -= kept[run];
        }

        Take(left, 0);
    }

    /// <summary>
    /// Decides run by run how many to keep, and turns back where nothing better can follow: the more is kept, the less
    /// can.
    /// </summary>
    private void KeepEverySelection(int[] left, int next)
    {
        if (next == keepable.Count)
        {
            Take(left, 0);
            return;
        }

        var run = keepable[next];
        var count = left[run];
        for (var keep = 0; keep <= count && CanReach(left, 0); keep++)
        {
            if (!budget.Spend())
            {
                complete = false;
                break;
            }

            KeepEverySelection(left, next + 1);
            kept[run]++;
            left[run]--;
        }

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
                var now = best!.Kept[run];
                foreach (var keep in (ReadOnlySpan<int>)[0, now - 1, now + 1, count])
                {
                    if (keep < 0 || keep > count || keep == best.Kept[run] || budget.Left == 0)
                    {
                        continue;
                    }

                    var before = best.SavedMinor;
                    var wanted = (int[])best.Kept.Clone();
                    wanted[run] = keep;
                    Keep(wanted);
                    better |= best.SavedMinor > before;
                }
            }
        }
        while (better && budget.Left > 0);
    }

    /// <summary>Looks at the combination so far, then lets each promotion that has not yet taken take next.</summary>
    private void Take(int[] left, long savedMinor)
    {
        if (!CanReach(left, savedMinor))
        {
            return;
        }

        if (!budget.Spend())
        {
            complete = false;
            return;
        }

        Look(left);
        var next = new List<(Contender By, int[] After, long SavedMinor)>(together.Count);
        for (var i = 0; i < together.Count; i++)
        {
            var contender = together[i];
            if (!isTaken[i] && MayComeNext(contender))
            {
                var after = Copy(left);
                var saved = pool.Take(contender, left, after);
                if (saved > 0)
                {
                    next.Add((contender, after, saved));
                }
                else
                {
                    spare.Push(after);
                }
            }
        }

        next.Sort((a, b) => a.SavedMinor != b.SavedMinor
            ? b.SavedMinor.CompareTo(a.SavedMinor)
            : a.By.Rank.CompareTo(b.By.Rank));
        foreach (var (contender, after, saved) in next)
        {
            var place = together.IndexOf(contender);
            taken.Add((contender, left, saved));
            isTaken[place] = true;
            Take(after, savedMinor + saved);
            isTaken[place] = false;
            taken.RemoveAt(taken.Count - 1);
            spare.Push(after);
        }
    }

    private int[] Copy(int[] counts)
    {
        var copy = spare.Count > 0 ? spare.Pop() : new int[counts.Length];
        counts.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>Whether what follows could save more than the best so far.</summary>
    private bool CanReach(int[] left, long savedMinor)
    {
        return best is null || bounds!.CanExceed(best.SavedMinor, savedMinor, left, kept, isTaken);
    }

    /// <summary>
    /// Of two that share no unit the one of the higher rank takes first, for the other way round is the same
    /// combination.
    /// </summary>
    private bool MayComeNext(Contender contender)
    {
        return taken.Count == 0 || taken[^1].By.Rank < contender.Rank || taken[^1].By.Meets(contender);
    }

    private void Look(int[] left)
    {
        var counts = Copy(left);
        foreach (var run in keepable)
        {
            counts[run] += kept[run];
        }

        var (saved, most) = (0L, 0L);
        foreach (var (_, _, savedMinor) in taken)
        {
            saved += savedMinor;
            most += savedMinor;
        }

        foreach (var split in splits)
        {
            var part = split.Best(counts);
            saved += part.SavedMinor;
            most += part.BoundMinor;
        }

        bound = Math.Max(bound, most);
        if (best is null || saved > best.SavedMinor || (saved == best.SavedMinor && IsPreferred(counts)))
        {
            NoteWhoSaves(counts);
            best = new Found([.. taken.Select(part => part with { Counts = [.. part.Counts] })],
                [.. counts], [.. kept], (long[])savedBy.Clone(), saved);
        }

        spare.Push(counts);
    }

    /// <summary>Of two that save as much: more of it by the promotion that comes first by priority and code.</summary>
    private bool IsPreferred(int[] counts)
    {
        NoteWhoSaves(counts);
        return savedBy.AsSpan().SequenceCompareTo(best!.SavedBy) > 0;
    }

    private void NoteWhoSaves(int[] counts)
    {
        Array.Clear(savedBy);
        foreach (var (by, _, saved) in taken)
        {
            savedBy[contenders.IndexOf(by)] += saved;
        }

        foreach (var split in splits)
        {
            foreach (var (by, _, saved) in split.Best(counts).Parts)
            {
                savedBy[contenders.IndexOf(by)] += saved;
            }
        }
    }

    /// <summary>What each promotion of a combination does, unit by unit.</summary>
    private List<Use> Uses(Found found)
    {
        var uses = new List<Use>();
        foreach (var (by, counts, _) in found.Taken)
        {
            uses.Add(pool.Apply(by, counts));
        }

        foreach (var split in splits)
        {
            split.AddUses(found.Counts, uses);
        }

        uses.RemoveAll(use => use.SavedMinor == 0);
        return uses;
    }

    /// <summary>A combination as it is made: who takes what is left then, and what the others share.</summary>
    private sealed record Found(
        (Contender By, int[] Counts, long SavedMinor)[] Taken,
        int[] Counts,
        int[] Kept,
        long[] SavedBy,
        long SavedMinor);
}
