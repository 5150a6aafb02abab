using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Abstractions.Json;

/// <summary>
/// A dictionary of named values whose keys are compared as they are written. The serializer's own compares them by the
/// culture of the moment: it would take two different keys for one, and sort them by who asks.
/// </summary>
/// <typeparam name="TValue">The values.</typeparam>
public sealed class OrdinalDictionaryJsonConverter<TValue> : JsonConverter<ImmutableSortedDictionary<string, TValue>>
{
    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, TValue> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object is expected.");
        }

        var named = ImmutableSortedDictionary.CreateBuilder<string, TValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = JsonSerializer.Deserialize<TValue>(ref reader, options) ??
                throw new JsonException("A value is expected.");
            if (named.ContainsKey(name))
            {
                throw new JsonException("Duplicate property.");
            }

            named.Add(name, value);
        }

        return named.ToImmutable();
    }

    /// <inheritdoc/>
    public override void Write(
        Utf8JsonWriter writer, ImmutableSortedDictionary<string, TValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, named) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, named, options);
        }

        writer.WriteEndObject();
    }
}
