using Microsoft.AspNetCore.Http;

namespace Retail.Faces;

/// <summary>What a browser may do with a page: only what comes from here, nothing inline, in nobody's frame.</summary>
public static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; " +
        "frame-ancestors 'none'";

    /// <summary>Sets them; a page that said how long it may be kept keeps its word.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        Protect(headers);
        headers.Vary = "Accept-Language";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }

    /// <summary>Those that files have too; who made the answer may have said something stricter.</summary>
    public static void Protect(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Content-Security-Policy", Policy);
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd(
            "Permissions-Policy",
            "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("Referrer-Policy", "same-origin");
    }
}
