using System.Text.Json;

namespace Retail.Abstractions.Json;

/// <summary>The wire form that amounts and unit prices share: <c>{"amount":"12.30","currency":"GBP"}</c>.</summary>
internal static class AmountJson
{
    private const string Expected = "An object with 'amount' (a decimal string) and 'currency' is expected.";

    public static (string Amount, Currency Currency) Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException(Expected);
        }

        string? amount = null;
        Currency? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAmount = reader.ValueTextEquals("amount"u8);
            var isCurrency = reader.ValueTextEquals("currency"u8);
            reader.Read();
            if (!(isAmount || isCurrency) || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException(Expected);
            }

            if (isAmount)
            {
                amount = reader.GetString();
            }
            else
            {
                currency = Currency.TryParse(reader.GetString(), null, out var known) ? known
                    : throw new JsonException(Expected);
            }
        }

        return (amount ?? throw new JsonException(Expected), currency ?? throw new JsonException(Expected));
    }

    public static void Write(Utf8JsonWriter writer, string amount, Currency currency)
    {
        writer.WriteStartObject();
        writer.WriteString("amount"u8, amount);
        writer.WriteString("currency"u8, currency.Code);
        writer.WriteEndObject();
    }
}
