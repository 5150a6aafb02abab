using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Retail.Abstractions.Catalog;
using Retail.Publications;

namespace Retail.Commerce.Catalog;

/// <summary>A variant as it goes over the wire, and how long that is true.</summary>
internal sealed class KeptAnswer : IResult, IEndpointMetadataProvider
{
    // A publication may arrive at any moment: others may keep the answer, and ask whether it still is the same.
    private const string AskAgain = "no-cache";
    private const string Json = "application/json; charset=utf-8";

    private readonly byte[] body;
    private readonly string tag;

    public KeptAnswer(byte[] body, PublicationFile file, DateTimeOffset from, DateTimeOffset until)
    {
        this.body = body;
        tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        (File, From, Until) = (file, from, until);
    }

    public PublicationFile File { get; }

    public DateTimeOffset From { get; }

    public DateTimeOffset Until { get; }

    public int Length => body.Length;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(PricedVariant), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var headers = response.Headers;
        headers.ETag = tag;
        headers.CacheControl = AskAgain;
        // It holds every language, whichever the reader's is.
        headers.ContentLanguage = default;
        if (IsKnown(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = Json;
        headers.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
    }

    private bool IsKnown(HttpRequest request)
    {
        var seen = request.Headers.IfNoneMatch;
        if (seen.Count == 0)
        {
            return false;
        }

        var own = new EntityTagHeaderValue(tag);
        return request.GetTypedHeaders().IfNoneMatch.Any(
            one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(own, useStrongComparison: false));
    }
}
