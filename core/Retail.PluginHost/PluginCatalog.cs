using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Payments;

namespace Retail.PluginHost;

/// <summary>
/// The plugins of this process (ADR 0006): finds, checks, loads and starts them, and keeps what does not work apart
/// from what does. It knows none by name.
/// </summary>
public sealed class PluginCatalog : IAsyncDisposable
{
    private readonly ImmutableArray<Plugin> plugins;

    private readonly PluginHostOptions options;

    private readonly ILogger logger;

    private PluginCatalog(ImmutableArray<Plugin> plugins, PluginHostOptions options, ILogger logger)
    {
        this.plugins = plugins;
        this.options = options;
        this.logger = logger;
    }

    /// <summary>Every plugin that is for this process, by id, with its state.</summary>
    public IReadOnlyList<PluginStatus> Plugins => [.. plugins.Select(plugin => plugin.Status)];

    /// <summary>The ways to pay of the running plugins.</summary>
    public IReadOnlyList<IPaymentProvider> PaymentProviders => Offered<IPaymentProvider>();

    /// <summary>The scanners of the running plugins.</summary>
    public IReadOnlyList<IScanner> Scanners => Offered<IScanner>();

    /// <summary>The receipt printers of the running plugins.</summary>
    public IReadOnlyList<IReceiptPrinter> ReceiptPrinters => Offered<IReceiptPrinter>();

    /// <summary>The scales of the running plugins.</summary>
    public IReadOnlyList<IScale> Scales => Offered<IScale>();

    /// <summary>The cash drawers of the running plugins.</summary>
    public IReadOnlyList<ICashDrawer> CashDrawers => Offered<ICashDrawer>();

    /// <summary>The byte transports of the running plugins.</summary>
    public IReadOnlyList<IBytePort> BytePorts => Offered<IBytePort>();

    /// <summary>What the running plugins have in their <c>wwwroot</c>, as <c>{id}/{file}</c>.</summary>
    public IFileProvider Files => new PluginFolders(plugins);

    /// <summary>Loads all; throws only when cancelled. The clock is the one that plugins get.</summary>
    public static async Task<PluginCatalog> LoadAsync(
        PluginHostOptions options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger<PluginCatalog>();
        if (!Directory.Exists(options.PluginsFolder))
        {
            PluginLog.NoFolder(logger, options.PluginsFolder);
            return new PluginCatalog([], options, logger);
        }

        // Side by side, so that the slowest start is the longest wait; in the order of ids, so that the same one of two
        // that offer the same thing wins every time.
        var loading = Directory.EnumerateDirectories(options.PluginsFolder)
            .Order(StringComparer.Ordinal)
            .Select(folder => Plugin.LoadAsync(folder, options, clock, loggers, cancellationToken))
            .ToArray();
        try
        {
            var plugins = (await Task.WhenAll(loading)).OfType<Plugin>().ToImmutableArray();
            RefuseTakenOffers(plugins);
            RefuseTakenPaths(plugins);
            return new PluginCatalog(plugins, options, logger);
        }
        catch (OperationCanceledException)
        {
            foreach (var started in loading.Where(one => one.IsCompletedSuccessfully))
            {
                _ = (await started)?.StopAsync();
            }

            throw;
        }
    }

    /// <summary>
    /// Adds the running plugins' endpoints under <c>/plugins/{id}/</c> and their pages under their own paths. A plugin
    /// that fails at it, or leaves open who may call, is quarantined; so ask for providers and devices after this.
    /// </summary>
    public void MapPlugins(IEndpointRouteBuilder endpoints)
    {
        foreach (var plugin in plugins.Where(plugin => plugin.Maps.Count > 0 || plugin.Pages.Count > 0))
        {
            PluginEndpoints.Map(plugin, endpoints);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var id in await StopAsync())
        {
            PluginLog.NotUnloaded(logger, id);
        }
    }

    /// <summary>Stops all; gives the ids of those that were still in memory at the end of the limit.</summary>
    internal async Task<IReadOnlyList<string>> StopAsync()
    {
        var leaving = await Task.WhenAll(plugins.Select(async plugin => (plugin.Id, Watch: await plugin.StopAsync())));
        for (var waited = TimeSpan.Zero; waited < options.UnloadLimit && leaving.Any(StillThere); waited += Step)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(Step);
        }

        return options.UnloadLimit == TimeSpan.Zero ? [] : [.. leaving.Where(StillThere).Select(one => one.Id)];

        static bool StillThere((string Id, WeakReference? Watch) one) => one.Watch is { IsAlive: true };
    }

    private static TimeSpan Step => TimeSpan.FromMilliseconds(20);

    private static void RefuseTakenOffers(ImmutableArray<Plugin> plugins)
    {
        var owners = new Dictionary<(Type Contract, string Id), string>();
        foreach (var plugin in plugins)
        {
            var before = owners.ToDictionary();
            var taken = plugin.Offers.FirstOrDefault(offer => !owners.TryAdd((offer.Contract, offer.Id), plugin.Id));
            if (taken is not null)
            {
                var owner = owners[(taken.Contract, taken.Id)];
                owners = before;
                plugin.Quarantine(new Failure(PluginRefusals.Of(
                    "plugin.offer-taken", plugin.Id, ("offer", taken.Id), ("owner", owner))));
            }
        }
    }

    private static void RefuseTakenPaths(ImmutableArray<Plugin> plugins)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var plugin in plugins)
        {
            var paths = plugin.Pages.Select(pages => pages.Path).Distinct(StringComparer.Ordinal).ToArray();
            if (Array.Find(paths, owners.ContainsKey) is { } taken)
            {
                plugin.Quarantine(new Failure(PluginRefusals.Of(
                    "plugin.path-taken", plugin.Id, ("path", taken), ("owner", owners[taken]))));
                continue;
            }

            foreach (var path in paths)
            {
                owners.Add(path, plugin.Id);
            }
        }
    }

    private ImmutableArray<TContract> Offered<TContract>() =>
        [.. plugins.SelectMany(plugin => plugin.Offers)
            .Where(offer => offer.Contract == typeof(TContract))
            .Select(offer => (TContract)offer.Part)];
}
