using Microsoft.OpenApi;

namespace Retail.Server.OpenApi;

/// <summary>
/// Descriptions come from comments in the code; where a comment's lines break must not change the document.
/// </summary>
internal static class Descriptions
{
    public static void Unfold(OpenApiDocument document)
    {
        foreach (var schema in document.Components!.Schemas!.Values)
        {
            Unfold(schema);
        }

        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            operation.Summary = OneLine(operation.Summary);
            operation.Description = OneLine(operation.Description);
        }
    }

    private static void Unfold(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchemaReference pointer)
        {
            // It may have a description of its own; what it points to is visited as a component.
            pointer.Reference.Description = OneLine(pointer.Reference.Description);
            return;
        }

        var whole = (OpenApiSchema)schema;
        whole.Description = OneLine(whole.Description);
        IEnumerable<IOpenApiSchema?> parts =
        [
            .. whole.Properties?.Values ?? [],
            .. whole.OneOf ?? [],
            .. whole.AnyOf ?? [],
            whole.Items,
            whole.AdditionalProperties,
        ];
        foreach (var part in parts.OfType<IOpenApiSchema>())
        {
            Unfold(part);
        }
    }

    private static string? OneLine(string? text) =>
        text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
