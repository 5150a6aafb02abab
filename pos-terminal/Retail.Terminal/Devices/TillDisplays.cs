using Retail.Abstractions.Devices;
using Retail.Devices.Displaying;
using Retail.Devices.Printing;
using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>Finds the customer's display that the settings name, or a plugin's.</summary>
internal sealed class TillDisplays(TillOptions options, TillPorts ports, TimeProvider clock)
{
    // A setting that cannot be read throws a StartRefusedException.
    private readonly PortChoice? choice = options.Display is { Length: > 0 } text
        ? StartRefusedException.Need(PortChoice.Read(text, PortUse.Display))
        : null;

    private readonly PrinterProfile model =
        StartRefusedException.Need(PrinterCatalog.OfHouse.FindDisplay(options.DisplayModel));

    /// <summary>The display; null when the settings name none and no plugin has one.</summary>
    public PortDisplay? Find(PluginCatalog plugins) =>
        ports.Find(choice, PortUse.Display, plugins) is { } port ? new PortDisplay(port, model, clock) : null;
}
