using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Retail.Abstractions.Sentences;

/// <summary>
/// Sentences for people, by code: the first word of the code names the resource file beside this one
/// (<c>cart.resx</c>, <c>cart.es.resx</c>), <c>{name}</c> in a sentence stands for an argument, <c>{name|channel}</c>
/// for the word that <c>channel.resx</c> has for its value, such as "la app", else for its <c>channel.other</c>, or the
/// value itself when it has neither, and <c>{name|money}</c> for an amount such as <c>12.30 GBP</c> as people of the
/// culture write it.
/// </summary>
public static class Sentence
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new(StringComparer.Ordinal);

    /// <summary>
    /// The sentence of this code with its arguments filled in; the code itself when nobody wrote one.
    /// </summary>
    public static string Write(string code, IReadOnlyDictionary<string, string> arguments, CultureInfo culture)
    {
        var text = Find(code, culture) ?? code;
        foreach (var (name, value) in arguments)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
            text = ReplaceByWord(text, name, value, culture);
        }

        return text;
    }

    /// <summary>The sentence of this code with its <c>{names}</c>, or null.</summary>
    public static string? Find(string code, CultureInfo culture)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || !code.AsSpan(0, dot).ContainsOnlyWord())
        {
            return null;
        }

        var file = Files.GetOrAdd(code[..dot], word =>
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

    private static string ReplaceByWord(string text, string name, string value, CultureInfo culture)
    {
        var start = text.IndexOf("{" + name + "|", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('}', start);
        if (end < 0)
        {
            return text;
        }

        var words = text[(start + name.Length + 2)..end];
        var word = words == "money"
            ? Amount(value, culture)
            : Find($"{words}.{value}", culture) ?? Find(words + ".other", culture);
        return string.Concat(text.AsSpan(0, start), word ?? value, text.AsSpan(end + 1));
    }

    private static string? Amount(string value, CultureInfo culture) =>
        value.Split(' ') is [var amount, var code] && Currency.TryParse(code, null, out var currency) &&
        Money.TryParse(amount, currency, out var money)
            ? money.ToText(culture)
            : null;

    private static bool ContainsOnlyWord(this ReadOnlySpan<char> word) =>
        word.Length <= 20 && !word.ContainsAnyExceptInRange('a', 'z');
}
