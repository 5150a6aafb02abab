using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>The plugins, which are loaded after the services are made; they end with the process.</summary>
internal sealed class PluginHolder : IAsyncDisposable
{
    private PluginCatalog? plugins;

    public PluginCatalog Plugins
    {
        get => plugins ?? throw new InvalidOperationException("The plugins are not loaded yet.");
        set => plugins = value;
    }

    public ValueTask DisposeAsync() => plugins?.DisposeAsync() ?? ValueTask.CompletedTask;
}
