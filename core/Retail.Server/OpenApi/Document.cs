using Retail.Commerce.Http;

namespace Retail.Server.OpenApi;

/// <summary>The description of the interface at <c>/openapi/v1.json</c>.</summary>
internal static class Document
{
    public const string Name = "v1";

    public static IServiceCollection AddDocument(this IServiceCollection services) => services.AddOpenApi(Name);

    public static void MapDocument(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").Allow(AccessRule.Anyone);
}
