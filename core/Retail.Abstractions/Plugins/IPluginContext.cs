using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Payments;

namespace Retail.Abstractions.Plugins;

/// <summary>What the host gives a plugin, and what it takes from it. Offering what <c>plugin.json</c> does not declare is refused.</summary>
public interface IPluginContext
{
    /// <summary>The plugin's id.</summary>
    string PluginId { get; }

    /// <summary>A folder of the plugin's own; it exists.</summary>
    string DataDirectory { get; }

    /// <summary>The host's settings under <c>Plugins:{id}</c>.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The only clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>The plugin's log.</summary>
    ILogger Logger { get; }

    /// <summary>Offers a way to pay (capability <c>payment</c>).</summary>
    void Offer(IPaymentProvider provider);

    /// <summary>Offers a barcode scanner (capability <c>device</c>).</summary>
    void Offer(IScanner scanner);

    /// <summary>Offers a receipt printer (capability <c>device</c>).</summary>
    void Offer(IReceiptPrinter printer);

    /// <summary>Adds endpoints under <c>/plugins/{id}/</c> (capability <c>endpoints</c>). Each states who may call it.</summary>
    void Map(Action<IEndpointRouteBuilder> map);
}
