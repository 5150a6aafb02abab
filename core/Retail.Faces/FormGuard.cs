using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Retail.Faces;

/// <summary>
/// Antiforgery for every page of the house (ADR 0010): what changes something must come from a page of this very
/// address. Browsers say where a request comes from (<c>Sec-Fetch-Site</c>, else <c>Origin</c>) and let no script
/// change it; so there is no token that could be stale in an old tab, and pages can be kept.
/// </summary>
public static class FormGuard
{
    /// <summary>True when the request changes nothing, or comes from a page of this address.</summary>
    public static bool Allows(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return true;
        }

        var site = request.Headers["Sec-Fetch-Site"];
        return site.Count > 0
            ? site == "same-origin"
            : IsThisAddress(request.Headers.Origin, request);
    }

    private static bool IsThisAddress(StringValues origin, HttpRequest request) =>
        origin is [{ } from] &&
        string.Equals(from, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
