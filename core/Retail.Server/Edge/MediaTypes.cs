using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace Retail.Server.Edge;

/// <summary>Which media types an address takes. Routing refuses a wrong one without saying which are right.</summary>
internal static class MediaTypes
{
    public static IReadOnlyList<string> Of(HttpContext context)
    {
        var types = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => Matches(endpoint, context.Request))
            .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IAcceptsMetadata>())
            .SelectMany(accepts => accepts.ContentTypes)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return types.Length == 0 ? ["application/json"] : types;
    }

    private static bool Matches(RouteEndpoint endpoint, HttpRequest request) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods &&
        methods.HttpMethods.Contains(request.Method, StringComparer.Ordinal) &&
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(request.Path, []);
}
