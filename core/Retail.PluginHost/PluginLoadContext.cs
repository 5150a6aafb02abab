using System.Reflection;
using System.Runtime.Loader;

namespace Retail.PluginHost;

/// <summary>
/// A plugin's own load context: the contracts and the frameworks are the host's, everything else is the plugin's, from
/// its folder. This is the one file where McMaster.NETCore.Plugins would stand (its PluginLoader wraps these two
/// classes); it is not in the registry that the project builds against.
/// </summary>
internal sealed class PluginLoadContext(string pluginId, string assemblyFile)
    : AssemblyLoadContext(pluginId, isCollectible: true)
{
    private readonly AssemblyDependencyResolver resolver = new(assemblyFile);

    public Assembly LoadEntry() => LoadFromAssemblyPath(assemblyFile);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Null means: the host's. A second copy of a shared assembly would make its types strangers to the host.
        if (SharedAssemblies.Contains(assemblyName.Name!))
        {
            return null;
        }

        var path = resolver.ResolveAssemblyToPath(assemblyName);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        return path is null ? nint.Zero : LoadUnmanagedDllFromPath(path);
    }
}
