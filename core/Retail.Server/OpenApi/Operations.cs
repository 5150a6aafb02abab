using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Retail.Commerce.Http;

namespace Retail.Server.OpenApi;

/// <summary>What the framework does not see of an endpoint: its rule, its headers, its refusals.</summary>
internal static class Operations
{
    private const string Prefix = "api/v1/";

    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document ?? throw new InvalidOperationException("An operation without its document.");
        var path = context.Description.RelativePath![Prefix.Length..];
        operation.OperationId = IdOf(context.Description.HttpMethod!, path);
        operation.Tags = new HashSet<OpenApiTagReference> { TagOf(path, document) };
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<AccessRule>().LastOrDefault() is { } rule)
        {
            operation.Description = $"Access: {rule.Name}";
            operation.Security = Security.Of(rule, document);
        }

        if (metadata.OfType<StampMetadata>().Any())
        {
            operation.Parameters = [.. operation.Parameters ?? [], .. StampHeaders()];
        }

        foreach (var parameter in context.Description.ParameterDescriptions)
        {
            MarkId(operation, parameter);
        }

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A refusal; its code says which.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] =
                    new OpenApiMediaType { Schema = new OpenApiSchemaReference(Schemas.Problem, document) },
            },
        };
        return Task.CompletedTask;
    }

    // GET carts/{id}/order: getCartsIdOrder.
    private static string IdOf(string method, string path) => method.ToLowerInvariant() + string.Concat(path
        .Split(['/', '-', '{', '}', ':'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static OpenApiTagReference TagOf(string path, OpenApiDocument document)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? path : path[..slash];
        return new OpenApiTagReference(name, document);
    }

    private static IEnumerable<IOpenApiParameter> StampHeaders() =>
    [
        new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Required = true,
            Description =
                "Made by the caller, the same on every repeat: the same key with the same command gives " +
                "the stored answer.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 8, MaxLength = 100 },
        },
        new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Description = "The ETag of the caller's last read; another version is refused with 412.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"v[0-9]+\"$" },
        },
    ];

    private static void MarkId(OpenApiOperation operation, ApiParameterDescription described)
    {
        var type = described.ParameterDescriptor?.ParameterType;
        if (type is not null && Schemas.IsId(Nullable.GetUnderlyingType(type) ?? type) &&
            operation.Parameters?.FirstOrDefault(one => one.Name == described.Name)?.Schema is OpenApiSchema schema)
        {
            schema.Format = "uuid";
        }
    }
}
