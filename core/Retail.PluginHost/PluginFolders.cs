using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Retail.PluginHost;

/// <summary>
/// The <c>wwwroot</c> of each plugin as a folder with the plugin's id; nothing else of a plugin's folder.
/// </summary>
internal sealed class PluginFolders : IFileProvider
{
    public const string Root = "wwwroot";

    private readonly FrozenDictionary<string, (Plugin Plugin, PhysicalFileProvider Files)> folders;

    public PluginFolders(ImmutableArray<Plugin> plugins) => folders = plugins
        .Where(plugin => plugin.Folder is { } folder && Directory.Exists(Path.Combine(folder, Root)))
        .ToFrozenDictionary(
            plugin => plugin.Id,
            plugin => (plugin, new PhysicalFileProvider(Path.Combine(plugin.Folder!, Root))),
            StringComparer.Ordinal);

    public IFileInfo GetFileInfo(string subpath)
    {
        var path = subpath.AsSpan().TrimStart('/');
        var slash = path.IndexOf('/');
        var found = slash > 0 ? folders.GetValueOrDefault(path[..slash].ToString()) : default;
        return found.Plugin?.Folder is not null
            ? found.Files.GetFileInfo(path[slash..].ToString())
            : new NotFoundFileInfo(subpath);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
