using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Ports;
using Retail.Devices.Serial;
using Retail.Devices.Usb;
using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>The ports that settings name. What goes over them is kept for whoever looks for a fault.</summary>
internal sealed class TillPorts(TillUsb usb, DiagnosticRing ring, TimeProvider clock)
{
    private static Refusal UsbIsOff =>
        Refusal.Of(RefusalKind.Unavailable, "device.no-usb", ("error", "Retail:Usb = false"));

    /// <summary>The port of this choice; of none, a plugin's. Null where no plugin has it.</summary>
    public IBytePort? Find(PortChoice? choice, PortUse use, PluginCatalog plugins)
    {
        var name = use == PortUse.Display ? "display" : "printer";
        IBytePort? port = choice switch
        {
            PortChoice.OfUsb { Which: var which } => usb.Bus is { } bus
                ? new UsbPrinterPort(bus, which, "usb-" + name, use)
                : new RefusedPort("usb-" + name, use, usb.Problem ?? UsbIsOff),
            PortChoice.OfSerial { Line: var line } => new SerialPort(line.Path, line.Baud, use, "serial-" + name),
            PortChoice.OfFile { Path: var path } => new PrinterFile(path, "file-" + name),
            PortChoice.OfNetwork at => new NetworkPort(at.Host, at.Number, use, "network-" + name, clock),
            PortChoice.OfPlugin { Id: var id } => OfPlugin(plugins, use, id),
            null => OfPlugin(plugins, use, id: null),
            _ => throw new InvalidOperationException($"No port for {choice}."),
        };
        return port is null ? null : new WatchedPort(port, ring);
    }

    private static IBytePort? OfPlugin(PluginCatalog plugins, PortUse use, string? id) =>
        plugins.BytePorts.FirstOrDefault(one => one.Use == use && (id is null || one.Id == id));
}
