namespace Retail.Pricing.Promotions;

/// <summary>One lane at work: who may apply, who competes with whom, what is best, what becomes of the units.</summary>
internal sealed class Lane(LaneState state, int place, WorkingUnits units, OfferResult result, Explainer? explainer)
{
    private readonly SearchBudget budget = new();

    public void Apply(IReadOnlyList<Contender> contenders)
    {
        var eligible = Eligible(contenders);
        if (eligible.Count == 0)
        {
            return;
        }

        var before = PoolOf(eligible);
        var (together, unitByUnit) = (new List<Contender>(), new List<Contender>(eligible.Count));
        foreach (var contender in eligible)
        {
            if (contender.IsUnitByUnit)
            {
                unitByUnit.Add(contender);
            }
            else if (!CanNever(before, contender))
            {
                together.Add(contender);
            }
        }

        // Groups share no unit, so what one of them does changes nothing for another.
        var all = explainer is null ? null : new List<Use>();
        foreach (var lines in CompetingGroups.Of(together, unitByUnit, state.Basket.Lines.Length))
        {
            var uses = Solve(lines, Touching(together, lines), Touching(unitByUnit, lines));
            all?.AddRange(uses);
        }

        explainer?.Tell(before, eligible, all!);
    }

    /// <summary>The one promotion that saves most, or on each line the one that would; no unit competes then.</summary>
    public void ApplyOne(IReadOnlyList<Contender> contenders, LaneChoice choice)
    {
        var eligible = Eligible(contenders);
        var pool = PoolOf(eligible);
        var alone = eligible.ConvertAll(contender => pool.Apply(contender, pool.Counts()));
        List<Use> uses = choice == LaneChoice.BestSingle
            ? [.. Best(alone)]
            : [.. pool.Lines.SelectMany(line => Best(alone.ConvertAll(use => OnLine(use, line))))];
        Settle(pool, uses, gapMinor: 0);
        explainer?.Tell(pool, eligible, uses);
    }

    private List<Contender> Eligible(IReadOnlyList<Contender> contenders)
    {
        var eligible = new List<Contender>(contenders.Count);
        foreach (var contender in contenders)
        {
            if (contender.Holds(state))
            {
                eligible.Add(contender);
            }
            else
            {
                explainer?.Tell(state, contender, units);
            }
        }

        return eligible;
    }

    private UnitPool PoolOf(List<Contender> contenders)
    {
        var lines = new List<int>(state.Basket.Lines.Length);
        for (var line = 0; line < state.Basket.Lines.Length; line++)
        {
            foreach (var contender in contenders)
            {
                if (contender.Touches(line))
                {
                    lines.Add(line);
                    break;
                }
            }
        }

        return new UnitPool(state, lines, units);
    }

    private static bool CanNever(UnitPool pool, Contender contender)
    {
        var working = pool.Working(contender, pool.Counts());
        foreach (var benefit in contender.Rule.Benefits)
        {
            if (benefit.IsUnitByUnit || !benefit.CanNever(working))
            {
                return false;
            }
        }

        return true;
    }

    private static List<Contender> Touching(List<Contender> contenders, List<int> lines)
    {
        var touching = new List<Contender>(contenders.Count);
        foreach (var contender in contenders)
        {
            foreach (var line in lines)
            {
                if (contender.Touches(line))
                {
                    touching.Add(contender);
                    break;
                }
            }
        }

        return touching;
    }

    private IReadOnlyList<Use> Solve(List<int> lines, List<Contender> together, List<Contender> unitByUnit)
    {
        var pool = new UnitPool(state, lines, units);
        if (together.Count == 0 && unitByUnit.Count == 1)
        {
            var only = pool.Apply(unitByUnit[0], pool.Counts());
            Use[] uses = only.SavedMinor > 0 ? [only] : [];
            Settle(pool, uses, gapMinor: 0);
            return uses;
        }

        if (together.Count == 0)
        {
            budget.Begin(pool.Runs.Length);
            var split = new LineSplit(pool, lines[0], 0, pool.Runs.Length, unitByUnit, budget);
            var uses = new List<Use>();
            var (counts, best) = (pool.Counts(), split.Best(pool.Counts()));
            split.AddUses(counts, uses);
            Settle(pool, uses, best.BoundMinor - best.SavedMinor);
            return uses;
        }

        var combination = new CombinationSearch(pool, together, unitByUnit, budget).Find();
        Settle(pool, combination.Uses, combination.BoundMinor - combination.SavedMinor);
        return combination.Uses;
    }

    private void Settle(UnitPool pool, IReadOnlyList<Use> uses, long gapMinor)
    {
        result.Add(gapMinor, place, uses);
        if (uses.Count > 0)
        {
            state.Apply(pool, uses);
        }
    }

    private static IEnumerable<Use> Best(List<Use> uses) =>
        uses.Where(use => use.SavedMinor > 0)
            .OrderByDescending(use => use.SavedMinor).ThenBy(use => use.By.Rank)
            .Take(1);

    private static Use OnLine(Use use, int line)
    {
        WorkingRun[] runs = [.. use.Runs.Where(run => run.Line == line)];
        return new Use(use.By, runs, runs.Sum(run => run.SavedMinor));
    }
}
