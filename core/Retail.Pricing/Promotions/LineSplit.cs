using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions;

/// <summary>
/// Gives the units of one line to the promotions that reduce unit by unit: every unit to one of them, so that they save
/// most together. Nearly always one promotion is clearly best; otherwise every split is tried, for rounding may favour
/// one.
/// </summary>
internal sealed class LineSplit
{
    private const int MostSplits = 256;

    private readonly UnitPool pool;
    private readonly int firstRun;
    private readonly int runCount;
    private readonly List<Contender> contenders;
    private readonly SearchBudget budget;
    private Split?[]? knownByCount;
    private Dictionary<long, Split>? known;

    public LineSplit(
        UnitPool pool, int line, int firstRun, int runCount, IReadOnlyList<Contender> unitByUnit, SearchBudget budget)
    {
        (this.pool, this.firstRun, this.runCount, this.budget) = (pool, firstRun, runCount, budget);
        contenders = new List<Contender>(unitByUnit.Count);
        foreach (var contender in unitByUnit)
        {
            if (contender.Touches(line))
            {
                contenders.Add(contender);
            }
        }

        LeaveOutTheWeak();
    }

    /// <summary>Whether any such promotion is there for this line.</summary>
    public bool HasContenders => contenders.Count > 0;

    /// <summary>The best split of so many units of each run of the pool; only this line's are looked at.</summary>
    public Split Best(ReadOnlySpan<int> counts)
    {
        if (contenders.Count == 0)
        {
            return Split.None;
        }

        var own = counts.Slice(firstRun, runCount);
        if (runCount == 1)
        {
            knownByCount ??= new Split?[pool.Runs[firstRun].Count + 1];
            return knownByCount[own[0]] ??= Find(own);
        }

        if (Key(own) is not { } key)
        {
            return Find(own);
        }

        known ??= [];
        if (!known.TryGetValue(key, out var split))
        {
            known[key] = split = Find(own);
        }

        return split;
    }

    private Split Find(ReadOnlySpan<int> own) =>
        contenders.Count == 1 ? Alone(own)
        : Splits(own) <= MostSplits ? Exhaustive(own)
        : Heuristic(own);

    /// <summary>
    /// Leaves out whoever saves at least so much less than the strongest on every unit of the line that no rounding
    /// makes up for it, so that handing units over to the strongest always gains.
    /// </summary>
    private void LeaveOutTheWeak()
    {
        Contender? strongest = null;
        foreach (var contender in contenders)
        {
            if (IsSimple(contender) && (strongest is null || Bound(contender, 0) > Bound(strongest, 0)))
            {
                strongest = contender;
            }
        }

        if (strongest is not null && contenders.Count > 1)
        {
            contenders.RemoveAll(contender =>
                !ReferenceEquals(contender, strongest) && IsSimple(contender) && AlwaysBeats(strongest, contender));
        }
    }

    private bool AlwaysBeats(Contender strongest, Contender other)
    {
        var lead = (pool.Terms.Rounding is RoundingMode.Up or RoundingMode.Down ? 4 : 2) * (Int128)Exact.Whole;
        for (var run = 0; run < runCount; run++)
        {
            if (Bound(strongest, run) - Bound(other, run) < lead)
            {
                return false;
            }
        }

        return true;
    }

    private Int128 Bound(Contender contender, int run) => SavingBound.OfUnit(pool, contender, firstRun + run);

    /// <summary>
    /// Whether the bounds are exact: several benefits one after the other save less than their sum, and a floor price
    /// stops them.
    /// </summary>
    private bool IsSimple(Contender contender)
    {
        var benefits = 0;
        foreach (var benefit in contender.Rule.Benefits)
        {
            foreach (var target in benefit.Targets)
            {
                benefits += contender.Means(target, pool.Runs[firstRun].Line) ? 1 : 0;
            }
        }

        return benefits == 1 && pool.LineOf(firstRun).FloorMinor == 0 && !pool.Terms.IsOnOriginal;
    }

    private Split Alone(ReadOnlySpan<int> own)
    {
        var saved = pool.Saved(contenders[0], own, firstRun);
        return new Split([(contenders[0], own.ToArray(), saved)], saved, saved);
    }

    private Split Exhaustive(ReadOnlySpan<int> own)
    {
        var wanted = own.ToArray();
        var best = Split.None;
        var shares = NewShares();
        var complete = true;
        Deal(0, 0, wanted[0]);
        return complete ? best : Heuristic(own);

        // Deals the units of one run after the other to one promotion after the other, all to the first one first.
        void Deal(int run, int contender, int left)
        {
            if (contender == contenders.Count - 1)
            {
                shares[contender][run] = left;
                if (run < runCount - 1)
                {
                    Deal(run + 1, 0, wanted[run + 1]);
                }
                else if (complete &= budget.Spend())
                {
                    best = BetterOf(best, Made(shares));
                }

                return;
            }

            for (var count = left; count >= 0 && complete; count--)
            {
                shares[contender][run] = count;
                Deal(run, contender + 1, left - count);
            }
        }
    }

    private Split Heuristic(ReadOnlySpan<int> own)
    {
        var best = Split.None;
        for (var contender = 0; contender < contenders.Count; contender++)
        {
            var all = NewShares();
            all[contender] = own.ToArray();
            best = BetterOf(best, Made(all));
        }

        var each = NewShares();
        for (var run = 0; run < runCount; run++)
        {
            var favourite = 0;
            for (var contender = 1; contender < contenders.Count; contender++)
            {
                favourite = Bound(contenders[contender], run) > Bound(contenders[favourite], run)
                    ? contender
                    : favourite;
            }

            each[favourite][run] = own[run];
        }

        best = BetterOf(best, Made(each));
        var counts = new int[pool.Runs.Length];
        own.CopyTo(counts.AsSpan(firstRun));
        var bound = SavingBound.Of(pool, counts, contenders);
        return best with { BoundMinor = Math.Max(best.SavedMinor, bound) };
    }

    private Split Made(int[][] shares)
    {
        var parts = new List<(Contender By, int[] Counts, long SavedMinor)>(contenders.Count);
        var saved = 0L;
        for (var contender = 0; contender < contenders.Count; contender++)
        {
            if (shares[contender].AsSpan().ContainsAnyExcept(0))
            {
                var part = pool.Saved(contenders[contender], shares[contender], firstRun);
                parts.Add((contenders[contender], (int[])shares[contender].Clone(), part));
                saved += part;
            }
        }

        return new Split([.. parts], saved, saved);
    }

    /// <summary>More saved, or as much with more of it by whom comes first by rank.</summary>
    private static Split BetterOf(Split best, Split next)
    {
        if (next.SavedMinor != best.SavedMinor)
        {
            return next.SavedMinor > best.SavedMinor ? next : best;
        }

        for (var i = 0; i < Math.Max(best.Parts.Length, next.Parts.Length); i++)
        {
            var (mine, theirs) = (SavedAt(best, i), SavedAt(next, i));
            if (mine != theirs)
            {
                return theirs.Rank < mine.Rank || (theirs.Rank == mine.Rank && theirs.Saved > mine.Saved) ? next : best;
            }
        }

        return best;

        static (int Rank, long Saved) SavedAt(Split split, int index) => index < split.Parts.Length
            ? (split.Parts[index].By.Rank, split.Parts[index].SavedMinor)
            : (int.MaxValue, 0);
    }

    private int[][] NewShares()
    {
        var shares = new int[contenders.Count][];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = new int[runCount];
        }

        return shares;
    }

    /// <summary>The number of ways to deal the units, or more than the most that are tried.</summary>
    private long Splits(ReadOnlySpan<int> own)
    {
        var splits = 1L;
        for (var run = 0; run < runCount; run++)
        {
            for (var contender = 1; contender < contenders.Count && splits <= MostSplits; contender++)
            {
                // Builds the binomial coefficient of (count + others) over (others), run by run.
                splits = Math.Max(splits, splits * (own[run] + contender) / contender);
            }
        }

        return splits;
    }

    /// <summary>
    /// The counts as one number, or null when there are too many runs for that: then nothing is remembered.
    /// </summary>
    private long? Key(ReadOnlySpan<int> own)
    {
        Int128 key = 0;
        for (var run = 0; run < runCount; run++)
        {
            key = (key * (pool.Runs[firstRun + run].Count + 1)) + own[run];
            if (key > long.MaxValue)
            {
                return null;
            }
        }

        return (long)key;
    }

    /// <summary>What becomes of the line's units, unit by unit.</summary>
    public void AddUses(ReadOnlySpan<int> counts, List<Use> uses)
    {
        foreach (var (by, own, saved) in Best(counts).Parts)
        {
            if (saved > 0)
            {
                uses.Add(pool.Apply(by, own, firstRun));
            }
        }
    }

    /// <summary>Which of the line's units go to whom, by rank, and what that saves.</summary>
    internal sealed record Split(
        (Contender By, int[] Counts, long SavedMinor)[] Parts, long SavedMinor, long BoundMinor)
    {
        public static Split None { get; } = new([], 0, 0);
    }
}
