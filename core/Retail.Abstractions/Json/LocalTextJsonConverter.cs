using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Abstractions.Json;

/// <summary>Texts by language as an object.</summary>
public sealed class LocalTextJsonConverter : JsonConverter<LocalText>
{
    private const int MaxLanguages = 20;

    /// <inheritdoc/>
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected();
        }

        var texts = new List<KeyValuePair<string, string>>(2);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.ValueTextEquals("en"u8) ? "en"
                : reader.ValueTextEquals("es"u8) ? "es"
                : reader.GetString()!;
            reader.Read();
            if (language.Length != 2 ||
                !char.IsAsciiLetterLower(language[0]) || !char.IsAsciiLetterLower(language[1]) ||
                texts.Count == MaxLanguages || texts.Exists(known => known.Key == language) ||
                reader.TokenType != JsonTokenType.String ||
                reader.GetString() is not { Length: > 0 and <= LocalText.MaxLength } text)
            {
                throw Unexpected();
            }

            texts.Add(new(language, text));
        }

        return texts.Count > 0 ? new LocalText(texts) : throw Unexpected();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.Texts)
        {
            writer.WriteString(language, text);
        }

        writer.WriteEndObject();
    }

    private static JsonException Unexpected() =>
        new($"Texts by two-letter language are expected, each of 1 to {LocalText.MaxLength} characters.");
}
