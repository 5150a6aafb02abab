using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Publications;

/// <summary>
/// The house's JSON with one spelling per value, because the text is hashed: decimals without trailing zeros (databases
/// give 20, 20.0 or 20.0000 for the same number), instants in UTC.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = Make();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <param name="json">UTF-8, as SQLite has it: no string in between.</param>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("A value is expected, not null.");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(RetailJson.Options);

        // Read is only what was hashed and signed as Write wrote it, and to look for a member that is there twice is
        // half of the time that a large publication takes to open.
        options.AllowDuplicateProperties = true;
        options.Converters.Add(new ShortDecimal());
        options.Converters.Add(new UtcInstant());
        options.MakeReadOnly();
        return options;
    }

    private sealed class ShortDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDecimal();

        // Division by 1.000… with 28 zeros drops trailing zeros of a decimal.
        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }

    private sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime());
    }
}
