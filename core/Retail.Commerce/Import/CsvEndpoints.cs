using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Retail.Commerce.Http;

namespace Retail.Commerce.Import;

internal static class CsvEndpoints
{
    private const string Csv = "text/csv";

    /// <summary>The body is a file of comma-separated values of at most <see cref="BodyLimits.Import"/> bytes.</summary>
    public static RouteHandlerBuilder TakesCsv(this RouteHandlerBuilder endpoint) => endpoint
        .Accepts<string>(Csv)
        .WithMetadata(new RequestSizeLimitAttribute(BodyLimits.Import))
        .AddEndpointFilter(async (context, next) => IsCsv(context.HttpContext.Request)
            ? await next(context)
            : Refusal.Of(RefusalKind.Malformed, "request.unsupported-media-type", ("expected", Csv)).ToProblem());

    private static bool IsCsv(HttpRequest request) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type) &&
        type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase);
}
