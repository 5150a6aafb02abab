using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Abstractions.Json;

/// <summary>Money as an amount string with exactly the currency's decimals, and the currency.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    /// <inheritdoc/>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (amount, currency) = AmountJson.Read(ref reader);
        return Money.TryParse(amount, currency, out var money)
            ? money
            : throw new JsonException(
                $"An amount in {currency} is a string with exactly {currency.Decimals} decimals.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        AmountJson.Write(writer, value.ToAmountString(), value.Currency);
}
