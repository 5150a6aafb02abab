using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>A name that data brings along in several languages: <c>{"en":"Mug","es":"Taza"}</c>.</summary>
[JsonConverter(typeof(LocalTextJsonConverter))]
public sealed class LocalText : IEquatable<LocalText>
{
    /// <summary>Longest text in one language.</summary>
    public const int MaxLength = 200;

    // Two or three, ordered by language: a publication brings tens of thousands of names along.
    private readonly KeyValuePair<string, string>[] texts;
    private ImmutableSortedDictionary<string, string>? byLanguage;

    /// <summary>Texts by two-letter language; at least one, no language twice.</summary>
    public LocalText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        this.texts = [.. texts];
        ArgumentOutOfRangeException.ThrowIfZero(this.texts.Length, nameof(texts));
        Array.Sort(this.texts, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 1; i < this.texts.Length; i++)
        {
            if (string.Equals(this.texts[i - 1].Key, this.texts[i].Key, StringComparison.Ordinal))
            {
                throw new ArgumentException($"There are two texts in '{this.texts[i].Key}'.", nameof(texts));
            }
        }
    }

    /// <summary>Texts by language, ordered by language.</summary>
    public IReadOnlyDictionary<string, string> ByLanguage =>
        byLanguage ??= texts.ToImmutableSortedDictionary(StringComparer.Ordinal);

    internal ReadOnlySpan<KeyValuePair<string, string>> Texts => texts;

    /// <summary>A text that is the same, or known only, in English.</summary>
    public static LocalText English(string text) => new([new("en", text)]);

    /// <summary>A text in both languages that the system speaks.</summary>
    public static LocalText Of(string english, string spanish) => new([new("en", english), new("es", spanish)]);

    /// <summary>The text for this culture, else English, else the first.</summary>
    public string In(CultureInfo culture) =>
        Find(culture.TwoLetterISOLanguageName) ?? Find("en") ?? texts[0].Value;

    /// <inheritdoc/>
    public bool Equals(LocalText? other) => other is not null && texts.SequenceEqual(other.texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalText);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    /// <inheritdoc/>
    public override string ToString() => In(CultureInfo.InvariantCulture);

    private string? Find(string language)
    {
        foreach (var (known, text) in texts)
        {
            if (string.Equals(known, language, StringComparison.Ordinal))
            {
                return text;
            }
        }

        return null;
    }
}
