using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Plugins;
using Retail.Commerce.Payments;
using Retail.PluginHost;
using Retail.Server.Starting;

namespace Retail.Server.Plugins;

/// <summary>This process's plugins: loaded once before it serves, gone with it.</summary>
internal sealed class LoadedPlugins : IPaymentProviders, IFileProvider, IAsyncDisposable
{
    private PluginCatalog? catalog;

    private IFileProvider files = new NullFileProvider();

    public PluginCatalog Catalog => catalog ?? throw new InvalidOperationException("The plugins are not loaded yet.");

    public IReadOnlyList<IPaymentProvider> All =>
        [.. Catalog.PaymentProviders.OrderBy(provider => provider.Id, StringComparer.Ordinal)];

    public IPaymentProvider? Find(string id) => Catalog.PaymentProviders.FirstOrDefault(provider => provider.Id == id);

    public async Task LoadAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        var folder = settings.PluginsDirectory ?? Path.Combine(AppContext.BaseDirectory, "plugins");
        catalog = await PluginCatalog.LoadAsync(
            new PluginHostOptions(
                PluginHostKind.Server, folder, settings.DataDirectory.Plugins, app.Configuration),
            app.Services.GetRequiredService<TimeProvider>(),
            app.Services.GetRequiredService<ILoggerFactory>(),
            cancellationToken);
        catalog.MapPlugins(app);
        files = catalog.Files;
    }

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => files.Watch(filter);

    public ValueTask DisposeAsync() => catalog?.DisposeAsync() ?? ValueTask.CompletedTask;
}
