using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Plugins;
using Retail.Faces;

namespace Retail.PluginHost;

/// <summary>Takes one plugin's offers while it starts, and keeps the first that it may not make.</summary>
internal sealed class PluginContext(
    PluginManifest manifest, string folder, PluginHostOptions options, TimeProvider clock, ILogger logger)
    : IPluginContext
{
    private readonly Lock gate = new();

    private readonly PluginFiles files = new(manifest.Id, folder);

    private bool closed;

    public string PluginId => manifest.Id;

    public PluginHostKind Host => options.Host;

    public string Folder => folder;

    public string DataDirectory { get; } =
        Directory.CreateDirectory(Path.GetFullPath(Path.Combine(options.DataFolder, manifest.Id))).FullName;

    public IReadOnlyDictionary<string, string> Settings { get; } = options.Configuration
        .GetSection("Plugins:" + manifest.Id)
        .AsEnumerable(makePathsRelative: true)
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase);

    public TimeProvider Clock => clock;

    public ILogger Logger => logger;

    public List<Offer> Offers { get; } = [];

    public List<Action<IEndpointRouteBuilder>> Maps { get; } = [];

    public List<(string Path, Action<IEndpointRouteBuilder> Map)> Pages { get; } = [];

    /// <summary>Why the plugin may not run although its start may have swallowed the exception.</summary>
    public Refusal? Violation { get; private set; }

    public void Offer(IPaymentProvider provider) => Take(PluginCapability.Payment, provider, one => one.Id);

    public void Offer(IScanner scanner) => Take(PluginCapability.Device, scanner, one => one.Id);

    public void Offer(IReceiptPrinter printer) => Take(PluginCapability.Device, printer, one => one.Id);

    public void Offer(IScale scale) => Take(PluginCapability.Device, scale, one => one.Id);

    public void Offer(ICashDrawer drawer) => Take(PluginCapability.Device, drawer, one => one.Id);

    public void Offer(IBytePort port) => Take(PluginCapability.Device, port, one => one.Id);

    public void Map(Action<IEndpointRouteBuilder> map)
    {
        lock (gate)
        {
            Demand(PluginCapability.Endpoints);
            Maps.Add(map);
        }
    }

    public void MapPages(string path, Action<IEndpointRouteBuilder> map)
    {
        lock (gate)
        {
            Demand(PluginCapability.Pages);
            if (!manifest.Paths.Contains(path))
            {
                Refuse(PluginRefusals.Of("plugin.path-undeclared", PluginId, ("path", Short(path))));
            }

            Pages.Add((path, map));
        }
    }

    public string AddressOf(string file) =>
        file.StartsWith(LookFiles.Path + "/", StringComparison.Ordinal)
            ? LookFiles.AddressOf(file[(LookFiles.Path.Length + 1)..])
            : files.AddressOf(file);

    /// <summary>Ends the time for offers: the lists are final.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
        }
    }

    private void Take<TContract>(PluginCapability capability, TContract part, Func<TContract, string> idOf)
        where TContract : class
    {
        lock (gate)
        {
            Demand(capability);
            var id = idOf(part);
            if (!PluginManifest.IdPattern().IsMatch(id))
            {
                Refuse(PluginRefusals.Of("plugin.offer-bad-id", PluginId, ("offer", Short(id))));
            }

            Offers.Add(new Offer(typeof(TContract), id, part));
        }
    }

    private void Demand(PluginCapability capability)
    {
        if (closed)
        {
            throw new InvalidOperationException("A plugin offers what it has while it starts, not later.");
        }

        if (!manifest.Capabilities.Contains(capability))
        {
            var word = JsonNamingPolicy.KebabCaseLower.ConvertName(capability.ToString());
            Refuse(PluginRefusals.Of("plugin.capability-undeclared", PluginId, ("capability", word)));
        }
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] : text;

    private void Refuse(Refusal refusal)
    {
        Violation ??= refusal;
        throw new InvalidOperationException(refusal.ToString());
    }
}
