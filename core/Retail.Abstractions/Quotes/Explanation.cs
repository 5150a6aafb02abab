using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Sentences;

namespace Retail.Abstractions.Quotes;

/// <summary>Why a promotion applied, was beaten, or what is missing; outside the hash.</summary>
/// <param name="Promotion">Code of the promotion.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Code"><c>promotion.applied</c>, <c>promotion.beaten</c>, <c>promotion.missing-units</c>, <c>promotion.missing-amount</c>, …</param>
/// <param name="Arguments">Values named in the sentence: amounts as on the wire, counts, codes.</param>
public sealed record Explanation(string Promotion, LocalText Name, string Code, ImmutableSortedDictionary<string, string> Arguments)
{
    /// <summary>The sentence in this culture; <c>{name}</c> is the promotion's.</summary>
    public string In(CultureInfo culture) => Sentence.Write(Code, Arguments.SetItem("name", Name.In(culture)), culture);
}
