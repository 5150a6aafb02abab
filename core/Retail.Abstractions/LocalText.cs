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

    private readonly ImmutableSortedDictionary<string, string> texts;

    /// <summary>Texts by two-letter language; at least one.</summary>
    public LocalText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        this.texts = texts.ToImmutableSortedDictionary(StringComparer.Ordinal);
        ArgumentOutOfRangeException.ThrowIfZero(this.texts.Count, nameof(texts));
    }

    /// <summary>Texts by language, ordered by language.</summary>
    public IReadOnlyDictionary<string, string> ByLanguage => texts;

    /// <summary>A text that is the same, or known only, in English.</summary>
    public static LocalText English(string text) => new([new("en", text)]);

    /// <summary>A text in both languages that the system speaks.</summary>
    public static LocalText Of(string english, string spanish) => new([new("en", english), new("es", spanish)]);

    /// <summary>The text for this culture, else English, else the first.</summary>
    public string In(CultureInfo culture) =>
        texts.TryGetValue(culture.TwoLetterISOLanguageName, out var own) ? own
        : texts.TryGetValue("en", out var english) ? english
        : texts.Values.First();

    /// <inheritdoc/>
    public bool Equals(LocalText? other) => other is not null && texts.SequenceEqual(other.texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalText);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    /// <inheritdoc/>
    public override string ToString() => In(CultureInfo.InvariantCulture);
}
