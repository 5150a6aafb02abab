using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Retail.Commerce.Http;

namespace Retail.Commerce.Import;

internal static class CsvEndpoints
{
    /// <summary>The body is a CSV file of at most <see cref="BodyLimits.Import"/> bytes.</summary>
    public static RouteHandlerBuilder TakesCsv(this RouteHandlerBuilder endpoint) => endpoint
        .Accepts<string>("text/csv")
        .WithMetadata(new RequestSizeLimitAttribute(BodyLimits.Import), new RequestTimeoutAttribute(RequestTimes.Slow));
}
