using Microsoft.AspNetCore.StaticFiles;

namespace Retail.Faces;

/// <summary>
/// How long browsers keep a plugin's file: for good when its address names the content, else until asked.
/// </summary>
public static class PluginFileHeaders
{
    /// <summary>Sets them.</summary>
    public static void Set(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        PageHeaders.Protect(headers);
        headers.CacheControl = file.Context.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
    }
}
