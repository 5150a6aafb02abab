using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Abstractions.Json;

/// <summary>Texts by language as an object.</summary>
public sealed class LocalTextJsonConverter : JsonConverter<LocalText>
{
    /// <inheritdoc/>
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options);
        var valid = texts is { Count: > 0 and <= 20 } &&
            texts.All(pair => pair.Key.Length == 2 && pair.Key.All(char.IsAsciiLetterLower) &&
                pair.Value is { Length: > 0 and <= LocalText.MaxLength });
        return valid
            ? new LocalText(texts!)
            : throw new JsonException(
                $"Texts by two-letter language are expected, each of 1 to {LocalText.MaxLength} characters.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ByLanguage, options);
}
