using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Weighing;
using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>The scale of this till: the one that its setting names, a plugin's, or the one on the USB.</summary>
internal static class TillScale
{
    private const string UsbName = "usb";
    private const string UsbPrefix = UsbName + ":";

    public static IScale? Of(
        TillOptions options, TillUsb usb, PluginCatalog plugins, DiagnosticRing ring, TimeProvider clock)
    {
        var wanted = options.Scale;
        var isUsb = wanted == UsbName || wanted?.StartsWith(UsbPrefix, StringComparison.Ordinal) == true;
        if (!isUsb && plugins.Scales.FirstOrDefault(one => wanted is null || one.Id == wanted) is { } found)
        {
            return found;
        }

        var which = wanted?.Length > UsbPrefix.Length && isUsb ? wanted[UsbPrefix.Length..] : null;
        return (isUsb || wanted is null) && usb.Bus is { } bus ? new HidScale(bus, clock, which, ring) : null;
    }
}
