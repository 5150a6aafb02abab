using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace Retail.Faces;

/// <summary>
/// A face's own sheets, scripts and pictures: embedded in its assembly as <c>{folder}/{file}</c>, served at
/// <c>/{folder}/{file}</c>. An address names the content by its hash, so that browsers keep it for good.
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
            .Select(name => Read(assembly, name, types))
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

    private static FaceFile Read(Assembly assembly, string resource, FileExtensionContentTypeProvider types)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var name = resource[(resource.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var type = types.TryGetContentType(name, out var known)
            ? known
            : throw new InvalidOperationException($"What is {name}?");
        return new FaceFile(name, content, type, ContentVersion.Of(content));
    }

    private sealed record FaceFile(string Name, byte[] Content, string ContentType, string Version);
}
