namespace Retail.Pricing.Promotions;

/// <summary>
/// Finds the combination that saves most for units that promotions of one lane compete for. The combinations are:
/// some units are kept for the promotions that reduce unit by unit; of the rest the promotions that need several units
/// together (bundles, amounts across) take theirs one after the other, each by its own rule, in any order, any of them
/// or none; every unit kept or left then goes to one of the promotions that reduce unit by unit.
/// A search that looked at all of them has proved its answer; one that ran out of budget states a bound.
/// </summary>
internal sealed class CombinationSearch
{
    private readonly UnitPool pool;
    private readonly IReadOnlyList<Rule> rules;
    private readonly SearchBudget budget;
    private readonly Rule[] together;
    private readonly LineSplit[] splits;
    private readonly int[] keepable;
    private readonly List<Use> taken = [];
    private Combination best = Combination.None;
    private int[] bestKept;
    private int[] kept;
    private long bound;
    private bool complete = true;

    public CombinationSearch(UnitPool pool, IReadOnlyList<Rule> rules, SearchBudget budget)
    {
        (this.pool, this.rules, this.budget) = (pool, rules, budget);
        budget.Begin(pool.Runs.Count);
        var unitByUnit = rules.Where(rule => rule.IsUnitByUnit).ToArray();
        together = [.. rules.Where(rule => !rule.IsUnitByUnit)];
        splits = [.. pool.Lines.Select(line => new LineSplit(pool, line, unitByUnit, budget))];
        var reducible = pool.Lines.Where((_, index) => splits[index].HasRules).ToHashSet();
        keepable =
        [
            .. Enumerable.Range(0, pool.Runs.Count)
                .Where(run => reducible.Contains(pool.Runs[run].Line))
                .Where(run => together.Any(rule => rule.Touches(pool.LineOf(run).Variant))),
        ];
        kept = new int[pool.Runs.Count];
        bestKept = kept;
    }

    public Combination Find()
    {
        var counts = pool.Counts();
        Look(counts);
        if (together.Length > 0)
        {
            Keep([]);
            Keep(counts);
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

        return best with
        {
            BoundMinor = complete ? bound : Math.Max(best.SavedMinor, SavingBound.Of(pool, counts, rules)),
        };
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
    private void Keep(int[] wanted)
    {
        kept = new int[pool.Runs.Count];
        foreach (var run in keepable)
        {
            kept[run] = wanted.Length == 0 ? 0 : wanted[run];
        }

        var left = pool.Counts();
        for (var run = 0; run < left.Length; run++)
        {
            left[run] -= kept[run];
        }

        Take(left);
    }

    private void KeepEverySelection()
    {
        var selection = new int[pool.Runs.Count];
        while (complete)
        {
            Keep(selection);
            var digit = 0;
            while (digit < keepable.Length && selection[keepable[digit]] == pool.Runs[keepable[digit]].Count)
            {
                selection[keepable[digit]] = 0;
                digit++;
            }

            if (digit == keepable.Length)
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
                foreach (var keep in new[] { 0, bestKept[run] - 1, bestKept[run] + 1, count })
                {
                    if (keep < 0 || keep > count || keep == bestKept[run] || budget.Left == 0)
                    {
                        continue;
                    }

                    var before = best.SavedMinor;
                    var wanted = (int[])bestKept.Clone();
                    wanted[run] = keep;
                    Keep(wanted);
                    better |= best.SavedMinor > before;
                }
            }
        }
        while (better && budget.Left > 0);
    }

    /// <summary>Looks at the combination so far, then lets each promotion that has not yet taken take next.</summary>
    private void Take(int[] left)
    {
        if (!budget.Spend())
        {
            complete = false;
            return;
        }

        Look(left);
        var next = together
            .Where(MayComeNext)
            .Select(rule => pool.Apply(rule, left))
            .Where(use => use.SavedMinor > 0)
            .OrderByDescending(use => use.SavedMinor)
            .ThenBy(use => use.Rule.Rank);
        foreach (var use in next.ToArray())
        {
            var after = (int[])left.Clone();
            foreach (var run in use.Runs)
            {
                after[run.Source] -= run.Count;
            }

            taken.Add(use);
            Take(after);
            taken.RemoveAt(taken.Count - 1);
        }
    }

    /// <summary>
    /// Each takes once; and of two that share no unit the one of the higher rank takes first, for the other way round
    /// is the same combination.
    /// </summary>
    private bool MayComeNext(Rule rule) =>
        taken.TrueForAll(use => !ReferenceEquals(use.Rule, rule)) &&
        (taken.Count == 0 || taken[^1].Rule.Rank < rule.Rank || pool.Meet(taken[^1].Rule, rule));

    private void Look(int[] left)
    {
        var counts = left;
        if (kept.AsSpan().ContainsAnyExcept(0))
        {
            counts = (int[])left.Clone();
            foreach (var run in keepable)
            {
                counts[run] += kept[run];
            }
        }

        var uses = new List<Use>(taken);
        var (saved, most) = (0L, 0L);
        foreach (var use in taken)
        {
            saved += use.SavedMinor;
            most += use.SavedMinor;
        }

        foreach (var split in splits)
        {
            var part = split.Best(counts);
            uses.AddRange(part.Uses);
            saved += part.SavedMinor;
            most += part.BoundMinor;
        }

        bound = Math.Max(bound, most);
        var combination = new Combination(uses, saved, most);
        if (combination.IsBetterThan(best))
        {
            (best, bestKept) = (combination, kept);
        }
    }
}
