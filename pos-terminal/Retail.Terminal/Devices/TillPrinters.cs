using Retail.Abstractions.Devices;
using Retail.Devices.Printing;
using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>Finds the receipt printer that the settings name, or the one that there is.</summary>
internal sealed class TillPrinters(
    TillOptions options, ReceiptPress press, TillPorts ports, TimeProvider clock, ILogger<TillPrinters> logger)
{
    /// <summary>What the setting says, or null; a bad text throws a <see cref="StartRefusedException"/>.</summary>
    public PortChoice? Choice { get; } = options.Printer is { Length: > 0 } text
        ? StartRefusedException.Need(PortChoice.Read(text, PortUse.Printer))
        : null;

    /// <summary>The printer, not started; null when the settings name none and no plugin has one.</summary>
    public ITillPrinter? Find(PluginCatalog plugins)
    {
        if (Choice is null or PortChoice.OfPlugin &&
            plugins.ReceiptPrinters.FirstOrDefault(
                one => Choice is not PortChoice.OfPlugin { Id: var id } || one.Id == id) is { } printer)
        {
            return new PluginPrinter(printer, clock, logger);
        }

        return ports.Find(Choice, PortUse.Printer, plugins) is { } port
            ? new PortPrinter(new EscPosPrinter(port, press.Model, new PrinterPatience(), clock))
            : null;
    }
}
