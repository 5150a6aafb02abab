using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>One lane at work: who may apply, who competes with whom, what is best, what becomes of the units.</summary>
internal sealed class Lane(LaneState state, RoundingMode rounding, OfferResult result)
{
    private readonly SearchBudget budget = new();
    private readonly IReadOnlyList<CanonicalLine> lines = state.Basket.Lines;

    public void Apply(IReadOnlyList<Rule> rules)
    {
        var eligible = new List<Rule>();
        foreach (var rule in rules)
        {
            var missing = rule.Conditions
                .Select(condition => condition.Ask(state))
                .Where(answer => answer is not null)
                .ToArray();
            if (missing.Length == 0)
            {
                eligible.Add(rule);
            }
            else
            {
                Tell(rule, missing);
            }
        }

        // Groups share no unit, so what one of them does changes nothing for another.
        foreach (var (groupLines, groupRules) in CompetingGroups.Of(eligible, lines))
        {
            var pool = new UnitPool(lines, rounding, [.. groupLines.SelectMany(line => state.Runs[line])]);
            var combination = new CombinationSearch(pool, groupRules, budget).Find();
            var uses = combination.Uses.Where(use => use.SavedMinor > 0).ToArray();
            result.Add(combination.BoundMinor - combination.SavedMinor, uses);
            foreach (var rule in groupRules)
            {
                Tell(rule, pool, uses);
            }

            state.Apply(pool, uses);
        }
    }

    /// <summary>Names the first thing missing; nothing when a coupon is, for its code is secret.</summary>
    private void Tell(Rule rule, Missing?[] missing)
    {
        if (Array.TrueForAll(missing, answer => answer != default(Missing)))
        {
            var first = missing[0]!.Value;
            result.Explain(first.AmountMinor > 0
                ? result.Sentences.MissingAmount(rule, first.AmountMinor)
                : result.Sentences.MissingUnits(rule, first.Quantity));
        }
    }

    private void Tell(Rule rule, UnitPool pool, IReadOnlyList<Use> uses)
    {
        var own = uses.Where(use => ReferenceEquals(use.Rule, rule)).ToArray();
        if (own.Length > 0)
        {
            var reduced = own.SelectMany(use => use.Runs).Where(run => run.NowMinor < run.BeforeMinor);
            var units = reduced.Sum(run => run.Count);
            result.Explain(result.Sentences.Applied(rule, own.Sum(use => use.SavedMinor), units));
            return;
        }

        var alone = pool.Apply(rule, pool.Counts());
        if (alone.SavedMinor == 0)
        {
            var working = pool.Working(rule, pool.Counts());
            var missing = rule.Benefits
                .OfType<BuyGetRule>()
                .Select(benefit => benefit.Missing(benefit.Count(working)))
                .DefaultIfEmpty(0)
                .Max();
            if (missing > 0)
            {
                result.Explain(result.Sentences.MissingUnits(rule, missing));
            }

            return;
        }

        var winner = uses
            .Where(use => use.Runs.Any(run => rule.Touches(lines[run.Line].Variant)))
            .GroupBy(use => use.Rule)
            .OrderByDescending(group => group.Sum(use => use.SavedMinor))
            .ThenBy(group => group.Key.Rank)
            .FirstOrDefault();
        if (winner is not null)
        {
            result.Explain(result.Sentences.Beaten(rule, alone.SavedMinor, winner.Key));
        }
    }
}
