using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>
/// Says of every promotion that concerns the basket whether it applied, was beaten, or what it lacks. Works only when
/// it is asked for; its sentences are resources of Retail.Abstractions.
/// </summary>
internal sealed class Explainer(Currency currency)
{
    private const int MostNamed = 5;

    private readonly List<Explanation> explanations = [];

    public IReadOnlyList<Explanation> Explanations =>
        [.. explanations.OrderBy(explanation => explanation.Promotion, StringComparer.Ordinal)];

    /// <summary>
    /// Tells all that a promotion lacks whose conditions do not hold; nothing when one of them is secret or cannot be
    /// helped.
    /// </summary>
    public void Tell(LaneState state, Contender contender, UnitPool pool)
    {
        var missing = contender.Rule.Conditions
            .Select(condition => (condition.Target, What: condition.Ask(state, contender)))
            .Where(answer => answer.What is not null)
            .ToList();
        if (missing.Exists(answer => answer.What == Missing.Secret))
        {
            return;
        }

        foreach (var (target, what) in missing)
        {
            Tell(contender.Rule, target!, what!.Value);
        }

        TellWhatBenefitsLack(pool.Begin(state, LinesOf(state, contender)), contender);
    }

    /// <summary>Tells what became of promotions whose conditions hold.</summary>
    public void Tell(UnitPool pool, List<Contender> contenders, IReadOnlyList<Use> uses)
    {
        foreach (var contender in contenders)
        {
            var own = uses.Where(use => ReferenceEquals(use.By, contender)).ToList();
            if (own.Count > 0)
            {
                var reduced = own.SelectMany(use => use.Runs).Where(run => run.SavedMinor > 0).ToList();
                var skus = reduced.Select(run => pool.SkuOf(run.Line)).Distinct(StringComparer.Ordinal);
                Explain(contender.Rule, "promotion.applied", [
                    ("amount", Amount(own.Sum(use => use.SavedMinor))), ("currency", currency.Code),
                    ("units", Text(reduced.Sum(run => run.Count))), ("skus", string.Join(' ', skus.Take(MostNamed)))]);
            }
            else if (pool.Saved(contender, pool.Counts) is > 0 and var alone)
            {
                TellBeaten(contender, alone, uses);
            }
            else
            {
                TellWhatBenefitsLack(pool, contender);
            }
        }
    }

    /// <summary>
    /// Another one used the units: says what this one would have saved with all of them for itself, and what that one
    /// saved.
    /// </summary>
    private void TellBeaten(Contender contender, long aloneMinor, IReadOnlyList<Use> uses)
    {
        var winner = uses
            .Where(use => use.Runs.Any(run => contender.Touches(run.Line)))
            .GroupBy(use => use.By)
            .Select(group => (group.Key.Rule, SavedMinor: group.Sum(use => use.SavedMinor)))
            .OrderByDescending(group => group.SavedMinor)
            .ThenBy(group => group.Rule.Rank)
            .FirstOrDefault();
        if (winner.Rule is { } rule)
        {
            Explain(contender.Rule, "promotion.beaten", [
                ("amount", Amount(aloneMinor)),
                ("currency", currency.Code),
                ("by", rule.Code),
                ("saved", Amount(winner.SavedMinor)),
                .. rule.Promotion.Name.ByLanguage.Select(text => ("by." + text.Key, text.Value))]);
        }
    }

    private void TellWhatBenefitsLack(UnitPool pool, Contender contender)
    {
        var working = pool.Working(contender, pool.Counts);
        var stated = contender.Rule.Promotion.Benefits.Where(benefit => benefit is not ShippingOff);
        foreach (var (benefit, rule) in stated.Zip(contender.Rule.Benefits))
        {
            var lacks = Lacks.Of(benefit, rule, working);
            foreach (var (of, pieces) in lacks)
            {
                Tell(contender.Rule, of, new Missing(pieces, 0));
            }

            if (lacks.Count == 0 && working.Runs.Length == 0)
            {
                Tell(contender.Rule, rule.Targets[0], new Missing(1, 0));
            }
        }
    }

    private void Tell(Rule rule, TargetTest of, Missing missing)
    {
        (string Name, string Value)[] named =
        [
            ("skus", string.Join(' ', of.Skus.Take(MostNamed))),
            ("categories", string.Join(' ', of.Categories.Take(MostNamed))),
            ("tags", string.Join(' ', of.Tags.Take(MostNamed))),
        ];
        var goods = named.Where(argument => argument.Value.Length > 0);
        if (missing.AmountMinor > 0)
        {
            Explain(rule, "promotion.missing-amount", [
                ("amount", Amount(missing.AmountMinor)), ("currency", currency.Code), .. goods]);
        }
        else
        {
            Explain(rule, "promotion.missing-units", [("units", Text(missing.Quantity)), .. goods]);
        }
    }

    private void Explain(Rule rule, string code, IReadOnlyList<(string Name, string Value)> arguments)
    {
        var named = ImmutableSortedDictionary<string, string>.Empty
            .WithComparers(StringComparer.Ordinal)
            .AddRange(arguments.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        explanations.Add(new Explanation(rule.Code, rule.Promotion.Name, code, named));
    }

    private static List<int> LinesOf(LaneState state, Contender contender) =>
        [.. Enumerable.Range(0, state.Basket.Lines.Length).Where(contender.Touches)];

    private string Amount(long minor) => new Money(minor, currency).ToAmountString();

    private static string Text(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
