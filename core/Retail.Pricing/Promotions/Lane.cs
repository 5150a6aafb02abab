namespace Retail.Pricing.Promotions;

/// <summary>One lane at work: who may apply, who competes with whom, what is best, what becomes of the units.</summary>
internal sealed class Lane(LaneState state, int place, WorkingUnits units, OfferResult result, Explainer? explainer)
{
    private readonly SearchBudget budget = new();

    public void Apply(IReadOnlyList<Contender> contenders)
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

        // Groups share no unit, so what one of them does changes nothing for another.
        foreach (var (lines, group) in CompetingGroups.Of(eligible, state.Basket.Lines.Count))
        {
            Apply(new UnitPool(state, lines, units), group);
        }

    }

    /// <summary>The one promotion that saves most, or on each line the one that would; no unit competes then.</summary>
    public void ApplyOne(IReadOnlyList<Contender> contenders, LaneChoice choice)
    {
        var eligible = contenders.Where(contender => contender.Holds(state)).ToList();
        foreach (var contender in contenders.Except(eligible))
        {
            explainer?.Tell(state, contender, units);
        }

        var lines = Enumerable.Range(0, state.Basket.Lines.Count)
            .Where(line => eligible.Exists(contender => contender.Touches(line))).ToList();
        var pool = new UnitPool(state, lines, units);
        var alone = eligible.ConvertAll(contender => pool.Apply(contender, pool.Counts()));
        List<Use> uses = choice == LaneChoice.BestSingle
            ? [.. Best(alone)]
            : [.. lines.SelectMany(line => Best(alone.ConvertAll(use => OnLine(use, line))))];
        Settle(pool, eligible, new Combination(uses, uses.Sum(use => use.SavedMinor), uses.Sum(use => use.SavedMinor)));
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

    private void Apply(UnitPool pool, List<Contender> contenders) =>
        Settle(pool, contenders, new CombinationSearch(pool, contenders, budget).Find());

    private void Settle(UnitPool pool, List<Contender> contenders, Combination combination)
    {
        result.Add(combination.BoundMinor - combination.SavedMinor, place, combination.Uses);
        explainer?.Tell(pool, contenders, combination.Uses);
        if (combination.Uses.Count > 0)
        {
            state.Apply(pool, combination.Uses);
        }
    }
}
