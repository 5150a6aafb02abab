using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace Retail.Faces;

/// <summary>
/// A face's own sheets, scripts and pictures: embedded in its assembly as <c>{folder}/{file}</c>, served at
/// <c>/{folder}/{file}</c>. An address names the content by its hash, so that browsers keep it for good. A file that is
/// kept in parts, <c>{folder}/till/1-frame.css</c> and so on, is served as one, <c>till.css</c>, in the parts' order.
/// </summary>
public sealed class FaceFiles
{
    private readonly FrozenDictionary<string, FaceFile> files;

    /// <summary>Reads what the assembly holds under this name.</summary>
    public FaceFiles(Assembly assembly, string folder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Path = "/" + folder;
        var types = new FileExtensionContentTypeProvider();
        files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .GroupBy(name => NameOf(name[(folder.Length + 1)..]), StringComparer.Ordinal)
            .Select(parts => Read(assembly, parts.Key, parts, types))
            .ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
    }

    /// <summary>Where they are.</summary>
    public string Path { get; }

    /// <summary>The address of this file's content; throws when there is no such file.</summary>
    public string AddressOf(string name) => $"{Path}/{name}?v={files[name].Version}";

    /// <summary>Serves them to whoever asks; a host that has words of its own for that adds them.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path + "/{name}", [HttpMethods.Get, HttpMethods.Head], Send)
            .AllowAnonymous().ExcludeFromDescription();

    private IResult Send(string name, HttpContext context)
    {
        if (!files.TryGetValue(name, out var file))
        {
            return TypedResults.NotFound();
        }

        PageHeaders.Protect(context.Response.Headers);
        context.Response.Headers.CacheControl =
            context.Request.Query["v"] == file.Version ? ContentVersion.Kept : "no-cache";
        return TypedResults.Bytes(file.Content, file.ContentType, entityTag: new($"\"{file.Version}\"", isWeak: true));
    }

    // The build writes a part's folder as its system does.
    private static string NameOf(string resource) =>
        resource.Replace('\\', '/').Split('/') is [var whole, var part]
            ? whole + System.IO.Path.GetExtension(part)
            : resource;

    private static FaceFile Read(
        Assembly assembly, string name, IEnumerable<string> parts, FileExtensionContentTypeProvider types)
    {
        using var joined = new MemoryStream();
        foreach (var part in parts)
        {
            using var stream = assembly.GetManifestResourceStream(part)!;
            stream.CopyTo(joined);
        }

        var content = joined.ToArray();
        var type = types.TryGetContentType(name, out var known)
            ? known
            : throw new InvalidOperationException($"What is {name}?");
        return new FaceFile(name, content, type, ContentVersion.Of(content));
    }

    private sealed record FaceFile(string Name, byte[] Content, string ContentType, string Version);
}
