using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Abstractions.Json;

/// <summary>A currency as its three letters.</summary>
public sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    /// <inheritdoc/>
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Currency.TryParse(reader.GetString(), null, out var currency)
            ? currency
            : throw new JsonException("A currency code of ISO 4217 is expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}
