using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Quotes;

namespace Retail.Pricing.Promotions;

/// <summary>Makes the explanations; their sentences are resources of Retail.Abstractions.</summary>
internal sealed class OfferSentences(Currency currency)
{
    public Explanation Applied(Rule rule, long savedMinor, int units) => Explain(
        rule,
        "promotion.applied",
        [("amount", Amount(savedMinor)), ("currency", currency.Code), ("units", Text(units))]);

    /// <summary>Another one used the units: says what this one would have saved with all of them for itself.</summary>
    public Explanation Beaten(Rule rule, long aloneMinor, Rule winner) => Explain(
        rule,
        "promotion.beaten",
        [
            ("amount", Amount(aloneMinor)),
            ("currency", currency.Code),
            ("by", winner.Code),
            .. winner.Promotion.Name.ByLanguage.Select(text => ("by." + text.Key, text.Value)),
        ]);

    public Explanation MissingUnits(Rule rule, decimal quantity) =>
        Explain(rule, "promotion.missing-units", [("units", Text(quantity))]);

    public Explanation MissingAmount(Rule rule, long missingMinor) =>
        Explain(rule, "promotion.missing-amount", [("amount", Amount(missingMinor)), ("currency", currency.Code)]);

    private static Explanation Explain(Rule rule, string code, IReadOnlyList<(string Name, string Value)> arguments)
    {
        var named = ImmutableSortedDictionary<string, string>.Empty
            .WithComparers(StringComparer.Ordinal)
            .AddRange(arguments.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        return new Explanation(rule.Code, rule.Promotion.Name, code, named);
    }

    private string Amount(long minor) => new Money(minor, currency).ToAmountString();

    private static string Text(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
