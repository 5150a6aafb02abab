using System.Collections.Concurrent;
using Retail.Faces;

namespace Retail.PluginHost;

/// <summary>The addresses of one plugin's files, each with the hash of what is in it.</summary>
internal sealed class PluginFiles(string pluginId, string folder)
{
    private readonly string root = Path.Combine(folder, PluginFolders.Root);

    private readonly ConcurrentDictionary<string, string> addresses = new(StringComparer.Ordinal);

    public string AddressOf(string file) => addresses.GetOrAdd(file, Find);

    private string Find(string file)
    {
        var path = Path.GetFullPath(Path.Combine(root, file));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
        {
            throw new FileNotFoundException($"The plugin {pluginId} has no {file} in its {PluginFolders.Root}.", file);
        }

        var version = ContentVersion.Of(File.ReadAllBytes(path));
        return $"/plugins/{pluginId}/{file}?v={version}";
    }
}
