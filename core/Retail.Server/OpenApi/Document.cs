using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Retail.Commerce.Http;

namespace Retail.Server.OpenApi;

/// <summary>The description of the interface at <c>/openapi/v1.json</c>: the same bytes for the same program.</summary>
internal static class Document
{
    private const string Name = "v1";

    public static IServiceCollection AddDocument(this IServiceCollection services) =>
        services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type =>
            Schemas.IsNamedValues(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer(Schemas.DescribeAsync);
        options.AddOperationTransformer(Operations.DescribeAsync);
        options.AddDocumentTransformer(FinishAsync);
    });

    public static void MapDocument(this WebApplication app) =>
        app.MapOpenApi("/openapi/{documentName}.json").Allow(AccessRule.Anyone);

    private static Task FinishAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Retail", Version = Name };
        // The address that was asked says nothing of the interface.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = Security.Schemes();
        document.AddComponent(Schemas.Problem, Schemas.ProblemSchema());
        var paths = document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal).ToArray();
        document.Paths = [];
        foreach (var (path, item) in paths)
        {
            document.Paths.Add(path, item);
        }

        // The framework adds a tag per class; only those that the operations carry are of use.
        document.Tags = paths
            .SelectMany(path => path.Value.Operations!.Values)
            .SelectMany(operation => operation.Tags!.Select(tag => tag.Reference.Id!))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name })
            .ToHashSet();
        Descriptions.Unfold(document);
        return Task.CompletedTask;
    }
}
