using Retail.Abstractions.Devices;
using Retail.Devices.Displaying;
using Retail.PluginHost;

namespace Retail.Terminal.Devices;

/// <summary>The devices of this till, whoever supplies them.</summary>
/// <param name="Scanners">All scanners are listened to.</param>
/// <param name="Printer">The receipt printer, or null.</param>
/// <param name="Plugins">The plugins and how they are.</param>
internal sealed record TillDevices(
    IReadOnlyList<IScanner> Scanners, ITillPrinter? Printer, Func<IReadOnlyList<PluginStatus>> Plugins)
{
    /// <summary>The scale, or null.</summary>
    public IScale? Scale { get; init; }

    /// <summary>The customer's display, or null.</summary>
    public PortDisplay? Display { get; init; }

    /// <summary>How a device is; it is a plugin's, and one that cannot even say so does not work.</summary>
    public static DeviceState StateOf(Func<DeviceState> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception)
        {
            // Whoever uses the device logs why.
            return DeviceState.Offline;
        }
    }

    public static TillDevices Of(
        PluginCatalog plugins, TillPrinters printers, IReadOnlyList<IScanner> scanners) => new(
        scanners,
        printers.Find(plugins),
        () => plugins.Plugins);
}
