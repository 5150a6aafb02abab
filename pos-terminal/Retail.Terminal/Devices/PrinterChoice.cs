using System.Globalization;
using System.Text.RegularExpressions;
using Retail.Devices.Ports;
using Retail.Devices.Usb;

namespace Retail.Terminal.Devices;

/// <summary>What the setting <c>Retail:Printer</c> says: where the receipt printer is.</summary>
internal abstract partial record PrinterChoice
{
    private const int MostShown = 60;

    private PrinterChoice()
    {
    }

    /// <summary>Reads the setting; <c>till.bad-printer</c> says what can be there.</summary>
    public static Outcome<PrinterChoice> Read(string text)
    {
        if (UsbChoice.IsMeantBy(text))
        {
            return UsbChoice.Parse(text).Select<PrinterChoice>(choice => new OfUsb(choice));
        }

        if (Network().Match(text) is { Success: true } network)
        {
            var number = network.Groups["port"].Success
                ? int.Parse(network.Groups["port"].Value, CultureInfo.InvariantCulture)
                : NetworkPort.PrinterPort;
            if (number is > 0 and <= 65_535)
            {
                return new OfNetwork(network.Groups["host"].Value, number);
            }
        }
        else if (DeviceFile().IsMatch(text))
        {
            return new OfFile(text);
        }
        else if (PluginId().IsMatch(text))
        {
            return new OfPlugin(text);
        }

        return Refusal.Of(
            RefusalKind.Malformed,
            "till.bad-printer",
            ("printer", text.Length <= MostShown ? text : text[..MostShown] + "…"));
    }

    /// <summary>A plugin's printer or port.</summary>
    public sealed record OfPlugin(string Id) : PrinterChoice;

    /// <summary>On USB: any printer, or one by maker and product, serial number, or the port it is in.</summary>
    public sealed record OfUsb(UsbChoice Which) : PrinterChoice;

    /// <summary>A file of the kernel's printer driver.</summary>
    public sealed record OfFile(string Path) : PrinterChoice;

    /// <summary>A network socket.</summary>
    public sealed record OfNetwork(string Host, int Number) : PrinterChoice;

    [GeneratedRegex(
        @"^tcp:(?<host>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::(?<port>\d{1,5}))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Network();

    [GeneratedRegex(@"^/dev/[A-Za-z0-9/._-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex DeviceFile();

    [GeneratedRegex("^[a-z0-9.-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex PluginId();
}
