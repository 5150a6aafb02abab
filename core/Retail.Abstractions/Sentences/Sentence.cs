using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Retail.Abstractions.Sentences;

/// <summary>
/// Sentences for people, by code: the first word of the code names the resource file beside this one
/// (<c>cart.resx</c>, <c>cart.es.resx</c>), <c>{name}</c> in a sentence stands for an argument, <c>{name|channel}</c>
/// for the word that <c>channel.resx</c> has for its value, such as "la app", else for its <c>channel.other</c>, or the
/// value itself when it has neither, and <c>{name|money}</c>, <c>{name|number}</c> and <c>{name|moment}</c> for an
/// amount such as <c>12.30 GBP</c>, a number such as <c>99999.5</c> and a moment such as <c>2026-11-22 20:43 UTC</c> as
/// people of the culture write them.
/// </summary>
public static class Sentence
{
    // All decimals that it has: a number that is refused for them is told with them.
    private const string NumberForm = "#,0.############################";
    private const string MomentForm = "yyyy-MM-dd HH:mm 'UTC'";

    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, ResourceManager>.AlternateLookup<ReadOnlySpan<char>> ByWord =
        Files.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The sentence of this code with its arguments filled in; the code itself when nobody wrote one.
    /// </summary>
    public static string Write(string code, IReadOnlyDictionary<string, string> arguments, CultureInfo culture) =>
        Write(code, culture, [.. arguments.Select(pair => (pair.Key, pair.Value))]);

    /// <summary>
    /// The sentence of this code with its arguments filled in; the code itself when nobody wrote one. What stands in
    /// braces without an argument stays, and so do the braces of a value.
    /// </summary>
    public static string Write(
        string code, CultureInfo culture, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var text = Find(code, culture) ?? code;
        if (arguments.IsEmpty)
        {
            return text;
        }

        var sentence = new DefaultInterpolatedStringHandler(0, 0, culture, stackalloc char[200]);
        ReadOnlySpan<char> rest = text;
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            sentence.AppendFormatted(rest[..open]);
            rest = rest[open..];
            var close = rest.IndexOf('}');
            var found = close < 0 ? null : ValueOf(rest[1..close], arguments, culture);
            sentence.AppendFormatted(found ?? rest[..1]);
            rest = rest[(found is null ? 1 : close + 1)..];
        }

        sentence.AppendFormatted(rest);
        return sentence.ToStringAndClear();
    }

    /// <summary>The sentence of this code with its <c>{names}</c>, or null.</summary>
    public static string? Find(string code, CultureInfo culture)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || !code.AsSpan(0, dot).ContainsOnlyWord())
        {
            return null;
        }

        var file = ByWord.TryGetValue(code.AsSpan(0, dot), out var known) ? known
            : Files.GetOrAdd(code[..dot], word =>
                new ResourceManager($"Retail.Abstractions.Sentences.{word}", typeof(Sentence).Assembly));
        try
        {
            return file.GetString(code, culture);
        }
        catch (MissingManifestResourceException)
        {
            // No file for this first word: a code of a plugin, whose sentence travels with its problem.
            return null;
        }
    }

    private static string? ValueOf(
        ReadOnlySpan<char> place, ReadOnlySpan<(string Name, string Value)> arguments, CultureInfo culture)
    {
        var bar = place.IndexOf('|');
        foreach (var (name, value) in arguments)
        {
            if (place[..(bar < 0 ? place.Length : bar)].SequenceEqual(name))
            {
                return bar < 0 ? value : WordOf(place[(bar + 1)..].ToString(), value, culture) ?? value;
            }
        }

        return null;
    }

    private static string? WordOf(string words, string value, CultureInfo culture) => words switch
    {
        "money" => Amount(value, culture),
        "number" => Number(value, culture),
        "moment" => MomentOf(value)?.ToString("d MMM yyyy, HH:mm 'UTC'", culture),
        _ => Find($"{words}.{value}", culture) ?? Find(words + ".other", culture),
    };

    /// <summary>The moment that an argument names, or null when it names none.</summary>
    internal static DateTimeOffset? MomentOf(string value) => DateTimeOffset.TryParseExact(
        value, MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        ? moment
        : null;

    private static string? Number(string value, CultureInfo culture) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(NumberForm, culture)
            : null;

    private static string? Amount(string value, CultureInfo culture) =>
        value.Split(' ') is [var amount, var code] && Currency.TryParse(code, null, out var currency) &&
        Money.TryParse(amount, currency, out var money)
            ? money.ToText(culture)
            : null;

    private static bool ContainsOnlyWord(this ReadOnlySpan<char> word) =>
        word.Length <= 20 && !word.ContainsAnyExceptInRange('a', 'z');
}
