using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Scanning;
using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>The scanners of this till: those that its settings name, and those of its plugins.</summary>
internal static class TillScanners
{
    /// <summary>Throws <see cref="StartRefusedException"/> for a setting that cannot be read.</summary>
    public static IReadOnlyList<IScanner> Of(
        TillOptions options, TillUsb usb, PluginCatalog plugins, DiagnosticRing ring, TimeProvider clock) =>
    [
        .. Settings(options).Select((one, number) => one.Open(usb.Bus, clock, ring, number)).OfType<IScanner>(),
        .. plugins.BytePorts.Where(port => port.Use == PortUse.Scanner)
            .Select(port => new LineScanner(port, clock, ring)),
        .. plugins.Scanners,
    ];

    public static IReadOnlyList<ScannerSetting> Settings(TillOptions options) => options.Scanners.Count == 0
        ? [ScannerSetting.AnyUsb]
        : [.. options.Scanners.Select(text => StartRefusedException.Need(ScannerSetting.Parse(text)))];
}
