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
    private readonly int[] runs;
    private readonly Rule[] rules;
    private readonly SearchBudget budget;
    private readonly Dictionary<long, Combination> known = [];

    public LineSplit(UnitPool pool, int line, IReadOnlyList<Rule> unitByUnit, SearchBudget budget)
    {
        this.pool = pool;
        this.budget = budget;
        runs = [.. Enumerable.Range(0, pool.Runs.Count).Where(run => pool.Runs[run].Line == line)];
        var variant = pool.LineOf(runs[0]).Variant;
        var touching = unitByUnit.Where(rule => rule.Touches(variant));
        rules = WorthTrying([.. touching.Select(rule => new Candidate(rule, runs, pool))]);
    }

    /// <summary>Whether any such promotion is there for this line.</summary>
    public bool HasRules => rules.Length > 0;

    /// <summary>The best split of so many units of each run of the pool; only this line's are looked at.</summary>
    public Combination Best(int[] counts)
    {
        if (rules.Length == 0)
        {
            return Combination.None;
        }

        var key = Key(counts);
        if (key is { } asked && known.TryGetValue(asked, out var answered))
        {
            return answered;
        }

        var best = rules.Length == 1 ? Alone(counts)
            : Splits(counts) <= MostSplits ? Exhaustive(counts)
            : Heuristic(counts);
        if (key is { } answer)
        {
            known[answer] = best;
        }

        return best;
    }

    /// <summary>
    /// Leaves out whoever saves at least two minor units less than the strongest on every unit of the line. Rounding
    /// moves at most one and a half, so that handing units over to the strongest always gains.
    /// </summary>
    private static Rule[] WorthTrying(Candidate[] candidates)
    {
        var strongest = candidates.Where(candidate => candidate.IsSimple).MaxBy(candidate => candidate.Bounds[0]);
        var worthTrying = candidates.Where(candidate => strongest?.AlwaysBeats(candidate) != true);
        return [.. worthTrying.Select(candidate => candidate.Rule)];
    }

    private Combination Alone(int[] counts)
    {
        var use = pool.Apply(rules[0], OfThisLine(counts));
        return new Combination([use], use.SavedMinor, use.SavedMinor);
    }

    private Combination Exhaustive(int[] counts)
    {
        var best = Combination.None;
        var shares = NewShares();
        var complete = true;
        Deal(0, 0, counts[runs[0]]);
        return complete ? best with { BoundMinor = best.SavedMinor } : Heuristic(counts);

        // Deals the units of one run after the other to one promotion after the other, all to the first one first.
        void Deal(int run, int rule, int left)
        {
            if (rule == rules.Length - 1)
            {
                shares[rule][runs[run]] = left;
                if (run < runs.Length - 1)
                {
                    Deal(run + 1, 0, counts[runs[run + 1]]);
                }
                else if (complete &= budget.Spend())
                {
                    best = BetterOf(best, Made(shares));
                }

                return;
            }

            for (var count = left; count >= 0 && complete; count--)
            {
                shares[rule][runs[run]] = count;
                Deal(run, rule + 1, left - count);
            }
        }
    }

    private Combination Heuristic(int[] counts)
    {
        var best = Combination.None;
        for (var rule = 0; rule < rules.Length; rule++)
        {
            var all = NewShares();
            all[rule] = OfThisLine(counts);
            best = BetterOf(best, Made(all));
        }

        var each = NewShares();
        foreach (var run in runs)
        {
            var (variant, price) = (pool.LineOf(run).Variant, pool.Runs[run].PriceMinor);
            var favourite = Enumerable.Range(0, rules.Length)
                .MaxBy(rule => SavingBound.OfUnit(rules[rule], variant, price));
            each[favourite][run] = counts[run];
        }

        best = BetterOf(best, Made(each));
        return best with { BoundMinor = Math.Max(best.SavedMinor, SavingBound.Of(pool, OfThisLine(counts), rules)) };
    }

    private Combination Made(int[][] shares)
    {
        var uses = new List<Use>();
        for (var rule = 0; rule < rules.Length; rule++)
        {
            if (Array.Exists(shares[rule], count => count > 0))
            {
                uses.Add(pool.Apply(rules[rule], shares[rule]));
            }
        }

        var saved = uses.Sum(use => use.SavedMinor);
        return new Combination(uses, saved, saved);
    }

    private static Combination BetterOf(Combination best, Combination next) => next.IsBetterThan(best) ? next : best;

    private int[][] NewShares() => [.. rules.Select(_ => new int[pool.Runs.Count])];

    private int[] OfThisLine(int[] counts)
    {
        var own = new int[counts.Length];
        foreach (var run in runs)
        {
            own[run] = counts[run];
        }

        return own;
    }

    /// <summary>The number of ways to deal the units, or more than the most that are tried.</summary>
    private long Splits(int[] counts)
    {
        var splits = 1L;
        foreach (var run in runs)
        {
            for (var rule = 1; rule < rules.Length && splits <= MostSplits; rule++)
            {
                // Builds the binomial coefficient of (count + rules - 1) over (rules - 1), run by run.
                splits = Math.Max(splits, splits * (counts[run] + rule) / rule);
            }
        }

        return splits;
    }

    /// <summary>
    /// The counts as one number, or null when there are too many runs for that: then nothing is remembered.
    /// </summary>
    private long? Key(int[] counts)
    {
        Int128 key = 0;
        foreach (var run in runs)
        {
            key = (key * (pool.Runs[run].Count + 1)) + counts[run];
            if (key > long.MaxValue)
            {
                return null;
            }
        }

        return (long)key;
    }

    /// <summary>A promotion and what it takes at most off a unit of each run.</summary>
    private sealed class Candidate(Rule rule, int[] runs, UnitPool pool)
    {
        public Rule Rule => rule;

        public Int128[] Bounds { get; } =
            [.. runs.Select(run => SavingBound.OfUnit(rule, pool.LineOf(run).Variant, pool.Runs[run].PriceMinor))];

        /// <summary>
        /// Whether the bounds are exact: several benefits one after the other save less than their sum.
        /// </summary>
        public bool IsSimple { get; } = rule.BenefitsFor(pool.LineOf(runs[0]).Variant).Take(2).Count() == 1;

        public bool AlwaysBeats(Candidate other)
        {
            for (var i = 0; i < Bounds.Length; i++)
            {
                if (Bounds[i] - other.Bounds[i] < 2 * Exact.Whole)
                {
                    return false;
                }
            }

            return other.IsSimple;
        }
    }
}
