using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Abstractions.Json;

/// <summary>A unit price as an amount string with at most four decimals, and the currency.</summary>
public sealed class UnitPriceJsonConverter : JsonConverter<UnitPrice>
{
    /// <inheritdoc/>
    public override UnitPrice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (amount, currency) = AmountJson.Read(ref reader);
        return UnitPrice.TryParse(amount, currency, out var price)
            ? price
            : throw new JsonException(
                $"A unit price is a string with at most {UnitPrice.MaxScale} decimals, not negative.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, UnitPrice value, JsonSerializerOptions options) =>
        AmountJson.Write(writer, value.ToAmountString(), value.Currency);
}
