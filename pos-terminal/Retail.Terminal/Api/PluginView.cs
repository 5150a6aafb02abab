using Retail.PluginHost;

namespace Retail.Terminal.Api;

/// <summary>A plugin and how it is.</summary>
internal sealed record PluginView(string Id, string Name, string? Version, PluginState State, RefusalView? Reason)
{
    public static PluginView Of(PluginStatus plugin) =>
        new(plugin.Id, plugin.Name, plugin.Version, plugin.State, RefusalView.Of(plugin.Reason));
}
