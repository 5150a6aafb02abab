using Retail.Pricing.Rounding;

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
    private readonly List<Contender> together = [];
    private readonly LineSplit[] splits;
    private readonly List<int> keepable = [];
    private readonly Int128[] mostKept;
    private readonly Int128[] mostTaken;
    private readonly Int128 roundings;
    private readonly List<(Contender By, int[] Counts, long SavedMinor)> taken = [];
    private readonly Stack<int[]> spare = new();
    private readonly long[] savedBy;
    private Found? best;
    private int[] kept;
    private long bound;
    private bool complete = true;

    public CombinationSearch(UnitPool pool, List<Contender> contenders, SearchBudget budget)
    {
        (this.pool, this.contenders, this.budget) = (pool, contenders, budget);
        budget.Begin(pool.Runs.Length);
        var unitByUnit = new List<Contender>(contenders.Count);
        foreach (var contender in contenders)
        {
            (contender.IsUnitByUnit ? unitByUnit : together).Add(contender);
        }

        savedBy = new long[contenders.Count];
        kept = new int[pool.Runs.Length];
        splits = new LineSplit[pool.Lines.Count];
        mostKept = new Int128[pool.Runs.Length];
        mostTaken = new Int128[pool.Runs.Length];
        for (int line = 0, run = 0; line < splits.Length; line++)
        {
            var first = run;
            while (run < pool.Runs.Length && pool.Runs[run].Line == pool.Lines[line])
            {
                run++;
            }

            splits[line] = new LineSplit(pool, pool.Lines[line], first, run - first, unitByUnit, budget);
            if (together.Count > 0)
            {
                PrepareToKeep(splits[line], first, run, unitByUnit);
            }
        }

        var counts = pool.Counts();
        foreach (var contender in together.Count > 0 ? contenders : [])
        {
            roundings += SavingBound.Roundings(pool, counts, contender);
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
                Choose();
            }
        }

        var most = complete ? bound : Math.Max(best!.SavedMinor, SavingBound.Of(pool, counts, contenders));
        return new Combination(Uses(best!), best!.SavedMinor, most);
    }

    /// <summary>Tries what to keep: everything where that can be done, else uphill.</summary>
    private void Choose()
    {
        if (Keepings() is { } number && number <= budget.Left)
        {
            KeepEverySelection();
        }
        else
        {
            complete = false;
            Climb();
        }
    }

    /// <summary>Notes what units of a line can be kept, and what each kind of promotion takes at most off them.</summary>
    private void PrepareToKeep(LineSplit split, int first, int end, List<Contender> unitByUnit)
    {
        var isWanted = together.Exists(contender => contender.Touches(pool.Runs[first].Line));
        for (var run = first; run < end; run++)
        {
            if (isWanted && split.HasContenders)
            {
                keepable.Add(run);
            }

            foreach (var contender in unitByUnit)
            {
                mostKept[run] = Int128.Max(mostKept[run], SavingBound.OfUnit(pool, contender, run));
            }

            mostTaken[run] = mostKept[run];
            foreach (var contender in together)
            {
                Int128 most = 0;
                foreach (var benefit in contender.Rule.Benefits)
                {
                    most += SavingBound.Of(pool, contender, benefit, run);
                }

                mostTaken[run] = Int128.Max(mostTaken[run], most);
            }
        }
    }

    /// <summary>The number of ways to keep units, or null when nobody could ever look at them all.</summary>
    private long? Keepings()
    {
        var number = 1L;
        foreach (var run in keepable)
        {
            number *= pool.Runs[run].Count + 1L;
            if (number > SearchBudget.StepsPerLane)
            {
                return null;
            }
        }

        return number;
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

    private void KeepEverySelection()
    {
        var selection = new int[pool.Runs.Length];
        while (complete)
        {
            Keep(selection);
            var digit = 0;
            while (digit < keepable.Count && selection[keepable[digit]] == pool.Runs[keepable[digit]].Count)
            {
                selection[keepable[digit]] = 0;
                digit++;
            }

            if (digit == keepable.Count)
            {
                return;
            }

            selection[keepable[digit]]++;
        }
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
        foreach (var contender in together)
        {
            if (MayComeNext(contender))
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
            taken.Add((contender, left, saved));
            Take(after, savedMinor + saved);
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

    /// <summary>Whether what follows could save as much as the best so far.</summary>
    private bool CanReach(int[] left, long savedMinor)
    {
        if (best is null)
        {
            return true;
        }

        var most = ((Int128)savedMinor * Exact.Whole) + roundings;
        for (var run = 0; run < left.Length; run++)
        {
            most += (mostTaken[run] * left[run]) + (mostKept[run] * kept[run]);
        }

        return most >= (Int128)best.SavedMinor * Exact.Whole;
    }

    /// <summary>
    /// Each takes once; and of two that share no unit the one of the higher rank takes first, for the other way round
    /// is the same combination.
    /// </summary>
    private bool MayComeNext(Contender contender)
    {
        foreach (var (by, _, _) in taken)
        {
            if (ReferenceEquals(by, contender))
            {
                return false;
            }
        }

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
                [.. counts], kept, (long[])savedBy.Clone(), saved);
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
            foreach (var (by, counts, _) in split.Best(found.Counts).Parts)
            {
                uses.Add(pool.Apply(by, counts));
            }
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
