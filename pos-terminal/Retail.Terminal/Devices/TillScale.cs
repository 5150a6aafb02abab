using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Usb;
using Retail.Devices.Weighing;
using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>The scale of this till: the one that its setting names, a plugin's, or the one on the USB.</summary>
internal static class TillScale
{
    public static IScale? Of(
        TillOptions options, TillUsb usb, PluginCatalog plugins, DiagnosticRing ring, TimeProvider clock)
    {
        var which = Which(options);
        var isSaid = options.Scale is not null;
        if (!(isSaid && which is not null) &&
            plugins.Scales.FirstOrDefault(one => !isSaid || one.Id == options.Scale) is { } found)
        {
            return found;
        }

        return which is not null && usb.Bus is { } bus ? new HidScale(bus, clock, which, ring) : null;
    }

    /// <summary>
    /// Which of the USB may be the scale; null when it is a plugin's. Throws <see cref="StartRefusedException"/> for a
    /// setting that cannot be read.
    /// </summary>
    public static UsbChoice? Which(TillOptions options) => options.Scale switch
    {
        null => UsbChoice.Any,
        var text when UsbChoice.IsMeantBy(text) => StartRefusedException.Need(UsbChoice.Parse(text)),
        _ => null,
    };
}
