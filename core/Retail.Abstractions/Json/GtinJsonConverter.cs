using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Abstractions.Json;

/// <summary>A GTIN as its digits.</summary>
public sealed class GtinJsonConverter : JsonConverter<Gtin>
{
    /// <inheritdoc/>
    public override Gtin Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Gtin.TryParse(reader.GetString(), out var gtin)
            ? gtin
            : throw new JsonException("A GTIN of 8, 12, 13 or 14 digits with a right check digit is expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Gtin value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
