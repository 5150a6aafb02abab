using System.Collections.Immutable;
using System.Globalization;
using Retail.Abstractions.Sentences;

namespace Retail.Abstractions.Quotes;

/// <summary>Why a promotion applied, was beaten, or what is missing; outside the hash.</summary>
/// <param name="Promotion">Code of the promotion.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Code"><c>promotion.applied</c>, <c>promotion.beaten</c>, <c>promotion.missing-units</c>,
/// <c>promotion.missing-amount</c>, …</param>
/// <param name="Arguments">
/// Values named in the sentence: <c>units</c>, codes; an <c>amount</c> as on the wire with its <c>currency</c> beside
/// it; <c>by.en</c>, <c>by.es</c> for what <c>by</c> is called in a language, <c>saved</c> for the amount that it took
/// off; <c>skus</c>, <c>categories</c>, <c>tags</c> for the goods that were reduced or of which
/// some are missing, the first five of each.
/// </param>
public sealed record Explanation(
    string Promotion, LocalText Name, string Code, ImmutableSortedDictionary<string, string> Arguments)
{
    /// <summary>
    /// The sentence in this culture; <c>{name}</c> is the promotion's, amount and units are written as the culture
    /// does, and an argument that is there in the culture's language (else in English) is taken from there.
    /// </summary>
    public string In(CultureInfo culture)
    {
        var written = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Arguments)
        {
            written[name] = Write(name, value, culture);
        }

        written["name"] = Name.In(culture);
        return Sentence.Write(Code, written.ToImmutable(), culture);
    }

    private string Write(string name, string value, CultureInfo culture)
    {
        if (Arguments.TryGetValue($"{name}.{culture.TwoLetterISOLanguageName}", out var own) ||
            Arguments.TryGetValue($"{name}.en", out own))
        {
            return own;
        }

        if (string.Equals(name, "amount", StringComparison.Ordinal) &&
            Currency.TryParse(Arguments.GetValueOrDefault("currency"), null, out var currency) &&
            Money.TryParse(value, currency, out var money))
        {
            return money.ToText(culture);
        }

        return string.Equals(name, "units", StringComparison.Ordinal) &&
            decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(culture)
            : value;
    }
}
