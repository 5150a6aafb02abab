using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace Retail.Faces;

/// <summary>
/// The look that every face shares: one sheet of custom properties and parts, one script, one set of icons and sounds,
/// at <c>/look/{file}</c>. An address names the content by its hash, so that it can be kept for good.
/// </summary>
public static class LookFiles
{
    /// <summary>Where they are.</summary>
    public const string Path = "/look";

    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, LookFile> Files = Read();

    /// <summary>The address of this file's content; throws when there is no such file.</summary>
    public static string AddressOf(string name) => Files[name].Address;

    /// <summary>Serves them.</summary>
    public static void MapLook(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path + "/{name}", [HttpMethods.Get, HttpMethods.Head], Send).AllowAnonymous();

    private static IResult Send(string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl =
            context.Request.Query["v"] == file.Version ? Forever : "no-cache";
        return TypedResults.Bytes(file.Content, file.ContentType, entityTag: new($"\"{file.Version}\""));
    }

    private static FrozenDictionary<string, LookFile> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var types = new FileExtensionContentTypeProvider();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("look/", StringComparison.Ordinal))
            .Select(name => ReadOne(assembly, name, types))
            .ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
    }

    private static LookFile ReadOne(Assembly assembly, string resource, FileExtensionContentTypeProvider types)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var name = resource["look/".Length..];
        var type = types.TryGetContentType(name, out var known)
            ? known
            : throw new InvalidOperationException($"What is {name}?");
        return new LookFile(name, content, type, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }

    private sealed record LookFile(string Name, byte[] Content, string ContentType, string Version)
    {
        public string Address { get; } = $"{Path}/{Name}?v={Version}";
    }
}
