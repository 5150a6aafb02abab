using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Retail.Plugins.Storefront.Serving;

/// <summary>Sends a page with one person's parts in its places.</summary>
/// <param name="template">The page.</param>
/// <param name="personal">What goes in its places.</param>
/// <param name="status">The status that carries it.</param>
/// <param name="isKept">Whether the browser may keep it and ask if it still holds.</param>
internal sealed class HtmlPage(
    PageTemplate template, Personal personal, int status = StatusCodes.Status200OK, bool isKept = false) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.StatusCode = status;
        if (isKept)
        {
            // Weak: compressed on its way it is the same page in other bytes.
            var tag = $"W/\"{template.Hash}-{personal.Version}\"";
            response.Headers.ETag = tag;
            response.Headers.CacheControl = "private, no-cache";
            if (request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        response.Headers[HeaderNames.ContentType] = "text/html; charset=utf-8";
        response.ContentLength = template.SizeFor(personal);
        template.Write(response.BodyWriter, personal);
        return response.BodyWriter.FlushAsync(httpContext.RequestAborted).AsTask();
    }
}
