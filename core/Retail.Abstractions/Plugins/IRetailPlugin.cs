namespace Retail.Abstractions.Plugins;

/// <summary>
/// The one entry of a plugin: a public class with a parameterless constructor, named in <c>plugin.json</c>. The host
/// makes one, starts it, and disposes it when it stops. An exception at start quarantines the plugin with its reason.
/// </summary>
public interface IRetailPlugin : IAsyncDisposable
{
    /// <summary>Offers what the plugin has. Must return within the host's limit (10 seconds).</summary>
    ValueTask StartAsync(IPluginContext context, CancellationToken cancellationToken);
}
