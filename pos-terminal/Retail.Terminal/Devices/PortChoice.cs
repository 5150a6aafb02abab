using System.Globalization;
using System.Text.RegularExpressions;
using Retail.Abstractions.Devices;
using Retail.Devices.Ports;
using Retail.Devices.Serial;
using Retail.Devices.Usb;

namespace Retail.Terminal.Devices;

/// <summary>
/// Where the receipt printer or the customer's display is, as <c>Retail:Printer</c> or <c>Retail:Display</c> says.
/// </summary>
internal abstract partial record PortChoice
{
    private const int MostShown = 60;

    private PortChoice()
    {
    }

    /// <summary>
    /// Reads the setting; <c>till.bad-printer</c> and <c>till.bad-display</c> say what can be there.
    /// </summary>
    public static Outcome<PortChoice> Read(string text, PortUse use)
    {
        var bad = Refusal.Of(
            RefusalKind.Malformed,
            use == PortUse.Display ? "till.bad-display" : "till.bad-printer",
            (use == PortUse.Display ? "display" : "printer",
                text.Length <= MostShown ? text : text[..MostShown] + "…"));
        if (UsbChoice.IsMeantBy(text))
        {
            // Nothing in its descriptors says that a device is a display: it has to be named.
            return UsbChoice.Parse(text).Then<PortChoice>(
                which => use == PortUse.Display && which == UsbChoice.Any ? bad : new OfUsb(which));
        }

        if (SerialChoice.Read(text) is { } line)
        {
            return new OfSerial(line);
        }

        var found = Network().Match(text) is { Success: true } network ? OfAddress(network, use)
            : use == PortUse.Printer && DeviceFile().IsMatch(text) ? new OfFile(text)
            : PluginId().IsMatch(text) ? new OfPlugin(text)
            : (PortChoice?)null;
        return found is null ? bad : found;
    }

    /// <summary>A plugin's device or port.</summary>
    public sealed record OfPlugin(string Id) : PortChoice;

    /// <summary>On the USB.</summary>
    public sealed record OfUsb(UsbChoice Which) : PortChoice;

    /// <summary>A serial line.</summary>
    public sealed record OfSerial(SerialChoice Line) : PortChoice;

    /// <summary>A file of the kernel's printer driver.</summary>
    public sealed record OfFile(string Path) : PortChoice;

    /// <summary>A network socket.</summary>
    public sealed record OfNetwork(string Host, int Number) : PortChoice;

    private static OfNetwork? OfAddress(Match network, PortUse use)
    {
        // Printers agree on a port, displays do not.
        var number = network.Groups["port"].Success
            ? int.Parse(network.Groups["port"].Value, CultureInfo.InvariantCulture)
            : use == PortUse.Printer ? NetworkPort.PrinterPort : 0;
        return number is > 0 and <= 65_535 ? new OfNetwork(network.Groups["host"].Value, number) : null;
    }

    [GeneratedRegex(
        @"^tcp:(?<host>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::(?<port>\d{1,5}))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Network();

    [GeneratedRegex(@"^/dev/[A-Za-z0-9/._-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex DeviceFile();

    [GeneratedRegex("^[a-z0-9.-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex PluginId();
}
