using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Retail.Server.OpenApi;

/// <summary>
/// The forms of values that have their own way of being written; the framework cannot look into those.
/// </summary>
internal static class Schemas
{
    public const string Problem = "Problem";

    private const string CurrencyPattern = "^[A-Z]{3}$";

    public static Task DescribeAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsId(type))
        {
            Text(schema, null, "uuid", "A UUID, version 7, made by whoever creates the thing.");
        }
        else if (type == typeof(Money))
        {
            Amount(schema, "^-?[0-9]+(\\.[0-9]{2,3})?$", "An amount with exactly the currency's decimals.");
        }
        else if (type == typeof(UnitPrice))
        {
            Amount(schema, "^[0-9]+(\\.[0-9]{1,4})?$", "The price of one unit of measure, with at most four decimals.");
        }
        else if (type == typeof(Currency))
        {
            Text(schema, CurrencyPattern, null, "A currency of ISO 4217.");
        }
        else if (type == typeof(Gtin))
        {
            Text(schema, "^([0-9]{8}|[0-9]{12,14})$", null, "A GTIN with its check digit.");
        }
        else if (type == typeof(Quantity))
        {
            schema.Type = JsonSchemaType.Number;
            schema.ExclusiveMinimum = "0";
            schema.Maximum = "99999.999";
            schema.MultipleOf = 0.001m;
            schema.Description = "How much, in the variant's unit of measure; pieces are whole.";
        }
        else if (type == typeof(LocalText))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "Texts by two-letter language.";
            schema.MinProperties = 1;
            schema.AdditionalProperties =
                new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = LocalText.MaxLength };
        }
        else if (IsNamedValues(type))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = type == typeof(ImmutableSortedDictionary<string, int>)
                ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" }
                : type == typeof(ImmutableSortedDictionary<string, long>)
                ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }
                : new OpenApiSchema { Type = JsonSchemaType.String };
        }
        else if (type == typeof(decimal))
        {
            // Read and written as decimal; "double" would invite rounding.
            schema.Format = "decimal";
        }

        LetNullsBeAbsent(schema, context.JsonTypeInfo);
        return Task.CompletedTask;
    }

    public static bool IsId(Type type) =>
        type.IsValueType &&
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityId<>));

    public static bool IsNamedValues(Type type) =>
        type == typeof(ImmutableSortedDictionary<string, string>) ||
        type == typeof(ImmutableSortedDictionary<string, int>) ||
        type == typeof(ImmutableSortedDictionary<string, long>);

    /// <summary>RFC 9457, with what programs need.</summary>
    public static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A refusal (RFC 9457).",
        Required =
            new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "code", "arguments" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Word("urn:retail:problem: and the code."),
            ["title"] = Word("The code."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Word("The sentence for people, in the language that Accept-Language asks for."),
            ["code"] = Word("Stable: what programs look at."),
            ["arguments"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "The values that the sentence names.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        },
    };

    // Nulls are not written and need not be sent: a member that may be null may be absent.
    private static void LetNullsBeAbsent(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => !property.IsRequired))
        {
            schema.Required?.Remove(property.Name);
        }
    }

    private static OpenApiSchema Word(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };

    private static void Text(OpenApiSchema schema, string? pattern, string? format, string description)
    {
        schema.Type = JsonSchemaType.String;
        schema.Pattern = pattern;
        schema.Format = format;
        schema.Description = description;
    }

    private static void Amount(OpenApiSchema schema, string pattern, string description)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = description;
        schema.Required = new HashSet<string>(StringComparer.Ordinal) { "amount", "currency" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["amount"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = pattern },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = CurrencyPattern },
        };
        schema.AdditionalPropertiesAllowed = false;
    }
}
