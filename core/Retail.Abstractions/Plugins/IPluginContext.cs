using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Payments;

namespace Retail.Abstractions.Plugins;

/// <summary>
/// What the host gives a plugin, and what it takes from it while the plugin starts. Offering what <c>plugin.json</c>
/// does not declare, an id that another plugin offers, or anything after the start, is refused.
/// </summary>
public interface IPluginContext
{
    /// <summary>The plugin's id.</summary>
    string PluginId { get; }

    /// <summary>The process that it runs in, so that it offers only what makes sense there.</summary>
    PluginHostKind Host { get; }

    /// <summary>Where the plugin's files are; <c>wwwroot</c> in it is served at <c>/plugins/{id}/</c>.</summary>
    string Folder { get; }

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

    /// <summary>Offers a scale (capability <c>device</c>).</summary>
    void Offer(IScale scale);

    /// <summary>Offers a cash drawer that hangs on no printer (capability <c>device</c>).</summary>
    void Offer(ICashDrawer drawer);

    /// <summary>Offers a byte transport to a device that the till knows how to speak with (capability
    /// <c>device</c>).</summary>
    void Offer(IBytePort port);

    /// <summary>
    /// Adds endpoints under <c>/plugins/{id}/</c> (capability <c>endpoints</c>). Each states who may call it with
    /// <c>RequireAuthorization</c> or <c>AllowAnonymous</c>; one without is refused. Called once, after the start.
    /// </summary>
    void Map(Action<IEndpointRouteBuilder> map);

    /// <summary>
    /// Adds pages for people under a path of its own, such as <c>/shop</c> (capability <c>pages</c>, the path listed
    /// in <c>plugin.json</c> as <c>paths</c>). Each states who may call it, as above. The host gives them the headers
    /// of pages (no inline script or style), guards their forms against other sites, and tells failures as a page. In
    /// the server, endpoints may take the interfaces of Retail.Abstractions (<c>ICatalog</c>, <c>ICarts</c>, …) as
    /// parameters; they run in process.
    /// </summary>
    void MapPages(string path, Action<IEndpointRouteBuilder> map);

    /// <summary>
    /// The address of a file of <c>wwwroot</c> (<c>shop.css</c>), or of the look that all faces share
    /// (<c>/look/retail.css</c>), with its content's hash, so that browsers keep it for good. Throws
    /// <see cref="FileNotFoundException"/> when there is none.
    /// </summary>
    string AddressOf(string file);
}
