using Microsoft.Extensions.Configuration;
using Retail.Abstractions.Plugins;

namespace Retail.PluginHost;

/// <summary>Where plugins are, and what they get.</summary>
/// <param name="Host">The process that asks; only plugins whose <c>plugin.json</c> names it are loaded.</param>
/// <param name="PluginsFolder">Holds one folder per plugin, named by its id. A missing folder means no plugins.</param>
/// <param name="DataFolder">Each plugin gets a folder of its own in it, named by its id.</param>
/// <param name="Configuration">The process's settings; a plugin sees its section <c>Plugins:{id}</c> only.</param>
public sealed record PluginHostOptions(
    PluginHostKind Host, string PluginsFolder, string DataFolder, IConfiguration Configuration)
{
    /// <summary>How long constructor and start may take together.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a plugin may take to stop.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long to watch whether stopped plugins leave memory, which collects garbage all the while; zero for a process
    /// that ends anyway.
    /// </summary>
    public TimeSpan UnloadLimit { get; init; } = TimeSpan.Zero;
}
