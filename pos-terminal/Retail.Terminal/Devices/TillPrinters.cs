using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Ports;
using Retail.Devices.Printing;
using Retail.Devices.Usb;
using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>Finds the receipt printer that the settings name, or the one that there is.</summary>
internal sealed class TillPrinters(
    TillOptions options, ReceiptPress press, TillUsb usb, DiagnosticRing ring, TimeProvider clock,
    ILogger<TillPrinters> logger)
{
    private static Refusal UsbIsOff =>
        Refusal.Of(RefusalKind.Unavailable, "device.no-usb", ("error", "Retail:Usb = false"));

    /// <summary>What the setting says, or null; a bad text throws a <see cref="StartRefusedException"/>.</summary>
    public PrinterChoice? Choice { get; } = options.Printer is { Length: > 0 } text 
        ? StartRefusedException.Need(PrinterChoice.Read(text))
        : null;

    /// <summary>The printer, not started; null when the settings name none and no plugin has one.</summary>
    public ITillPrinter? Find(PluginCatalog plugins) => Choice switch
    {
        PrinterChoice.OfUsb { Which: var which } => Drive(usb.Bus is { } bus
            ? new UsbPrinterPort(bus, which)
            : new RefusedPort("usb-printer", PortUse.Printer, usb.Problem ?? UsbIsOff)),
        PrinterChoice.OfFile { Path: var path } => Drive(new PrinterFile(path, "file-printer")),
        PrinterChoice.OfNetwork at => Drive(new NetworkPort(at.Host, at.Number, PortUse.Printer, "network-printer")),
        PrinterChoice.OfPlugin { Id: var id } => OfPlugin(plugins, id),
        null => OfPlugin(plugins, id: null),
        _ => throw new InvalidOperationException($"No port for {Choice}."),
    };

    /// <summary>A printer at this port.</summary>
    public ITillPrinter Drive(IBytePort port) => new PortPrinter(
        new EscPosPrinter(new WatchedPort(port, ring), press.Model, new PrinterPatience(), clock));

    private ITillPrinter? OfPlugin(PluginCatalog plugins, string? id)
    {
        if (plugins.ReceiptPrinters.FirstOrDefault(one => id is null || one.Id == id) is { } printer)
        {
            return new PluginPrinter(printer, clock, logger);
        }

        var port = plugins.BytePorts.FirstOrDefault(
            one => one.Use == PortUse.Printer && (id is null || one.Id == id));
        return port is null ? null : Drive(port);
    }
}
