using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Retail.Abstractions.Json;

/// <summary>The one way that this system reads and writes JSON: camelCase, enums as words, numbers strict.</summary>
public static class RetailJson
{
    /// <summary>
    /// Read-only options for answers, facts and files. Unknown members are skipped, so that an old till reads a new
    /// server's answer; the server refuses them in requests.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Applies the same settings to options that a framework made.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 32;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new OrdinalDictionaryJsonConverter<string>());
        options.Converters.Add(new OrdinalDictionaryJsonConverter<int>());
        options.Converters.Add(new OrdinalDictionaryJsonConverter<long>());
        options.TypeInfoResolver =
            (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(MayBeAbsentWhenNull);
    }

    // A null is not written, so the reader must not miss it.
    private static void MayBeAbsentWhenNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property is { IsRequired: true, AssociatedParameter.IsNullable: true })
            {
                property.IsRequired = false;
            }
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
