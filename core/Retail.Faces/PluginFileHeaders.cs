using System.Collections.Concurrent;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Retail.Faces;

/// <summary>
/// How long browsers keep a plugin's file: for good when its address names this very content, else until asked. An
/// address that is asked for before its content is there (an update, another node) must not keep the old one.
/// </summary>
public static class PluginFileHeaders
{
    private static readonly ConcurrentDictionary<string, Seen> Known = new(StringComparer.Ordinal);

    /// <summary>Sets them.</summary>
    public static void Set(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        PageHeaders.Protect(headers);
        headers.CacheControl =
            file.Context.Request.Query["v"] is [{ Length: > 0 } version] && version == VersionOf(file.File)
                ? ContentVersion.Kept
                : "no-cache";
    }

    private static string VersionOf(IFileInfo file)
    {
        if (file.PhysicalPath is not { } path)
        {
            return Read(file);
        }

        // Read once, and again when it was written again.
        var seen = Known.GetValueOrDefault(path);
        if (seen is null || seen.Length != file.Length || seen.At != file.LastModified)
        {
            Known[path] = seen = new Seen(file.Length, file.LastModified, Read(file));
        }

        return seen.Version;
    }

    private static string Read(IFileInfo file)
    {
        using var content = file.CreateReadStream();
        return ContentVersion.Of(content);
    }

    private sealed record Seen(long Length, DateTimeOffset At, string Version);
}
