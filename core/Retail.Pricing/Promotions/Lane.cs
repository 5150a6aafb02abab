namespace Retail.Pricing.Promotions;

/// <summary>One lane at work: who may apply, who competes with whom, what is best, what becomes of the units.</summary>
internal sealed class Lane(LaneState state, int place, Workbench bench, Explainer? explainer)
{
    private readonly SearchBudget budget = new();

    public void Apply(List<Contender> contenders)
    {
        var eligible = Eligible(contenders);
        if (eligible.Count == 0)
        {
            return;
        }

        var before = PoolOf(eligible);
        var (together, unitByUnit) = (bench.Together, bench.UnitByUnit);
        together.Clear();
        unitByUnit.Clear();
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
        var groups = bench.Groups;
        groups.Begin(together, unitByUnit, state.Basket.Lines.Length);
        for (var i = 0; i < groups.Count; i++)
        {
            var uses = Solve(groups[i]);
            all?.AddRange(uses);
        }

        groups.End();
        explainer?.Tell(before, eligible, all!);
    }

    /// <summary>The one promotion that saves most, or on each line the one that would; no unit competes then.</summary>
    public void ApplyOne(List<Contender> contenders, LaneChoice choice)
    {
        var eligible = Eligible(contenders);
        if (eligible.Count == 0)
        {
            return;
        }

        var pool = PoolOf(eligible);
        var alone = eligible.ConvertAll(contender => pool.Apply(contender, pool.Counts));
        List<Use> uses = choice == LaneChoice.BestSingle
            ? [.. Best(alone)]
            : [.. pool.Lines.SelectMany(line => Best(alone.ConvertAll(use => OnLine(use, line))))];
        Settle(pool, uses, gapMinor: 0);
        explainer?.Tell(pool, eligible, uses);
    }

    /// <summary>Those of this lane whose conditions hold; the others are explained.</summary>
    private List<Contender> Eligible(List<Contender> contenders)
    {
        var eligible = bench.Eligible;
        eligible.Clear();
        foreach (var contender in contenders)
        {
            if (contender.Rule.Lane != place)
            {
                continue;
            }

            if (contender.Holds(state))
            {
                eligible.Add(contender);
                bench.Result.NoteForShipping(contender);
            }
            else
            {
                explainer?.Tell(state, contender, bench.Whole);
            }
        }

        return eligible;
    }

    private UnitPool PoolOf(List<Contender> contenders)
    {
        Span<ulong> bits = stackalloc ulong[(state.Basket.Lines.Length + 63) >> 6];
        foreach (var contender in contenders)
        {
            var lines = contender.Lines;
            for (var word = 0; word < lines.Length; word++)
            {
                bits[word] |= lines[word];
            }
        }

        return bench.Whole.Begin(state, new SetBits(bits));
    }

    private static bool CanNever(UnitPool pool, Contender contender)
    {
        var units = pool.UnitsFor(contender);
        WorkingUnits? working = null;
        foreach (var benefit in contender.Rule.Benefits)
        {
            if (benefit.MostUnits(units) > 0 &&
                (benefit.IsUnitByUnit || !benefit.CanNever(working ??= pool.Working(contender, pool.Counts))))
            {
                return false;
            }
        }

        return true;
    }

    private List<Use> Solve(CompetingGroup group)
    {
        var pool = bench.Group.Begin(state, group.Lines);
        if (group.Together.Count > 0)
        {
            var combination = bench.Search.Find(pool, group.Together, group.UnitByUnit, budget);
            Settle(pool, combination.Uses, combination.BoundMinor - combination.SavedMinor);
            return combination.Uses;
        }

        // A line that promotions reduce unit by unit is a group by itself.
        budget.Begin(pool.Runs.Length);
        var split = bench.Split;
        split.Begin(pool, group.Lines[0], 0, pool.Runs.Length, group.UnitByUnit, budget);
        split.Prepare();
        var (saved, bound) = split.Best(pool.Counts);
        var uses = new List<Use>(1);
        split.AddUses(pool.Counts, uses);
        split.End();
        Settle(pool, uses, bound - saved);
        return uses;
    }

    private void Settle(UnitPool pool, List<Use> uses, long gapMinor)
    {
        bench.Result.Add(gapMinor, place, uses);
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
