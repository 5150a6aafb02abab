using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Serial;
using Retail.Devices.Usb;

namespace Retail.Devices.Scanning;

/// <summary>
/// How a till's setting names a scanner: <c>usb</c> (all HID POS scanners), <c>usb:</c> with a serial number, a port or
/// <c>vendor:product</c>, <c>serial:/dev/ttyACM0</c>, perhaps with <c>:9600</c>, or <c>keyboard:/dev/input/by-id/…</c>.
/// </summary>
public sealed record ScannerSetting
{
    private const string UsbName = "usb";
    private const string SerialPrefix = "serial:";
    private const string KeyboardPrefix = "keyboard:";

    private ScannerSetting(ScannerCable cable, string? place, int baud) =>
        (Cable, Place, Baud) = (cable, place, baud);

    /// <summary>The HID POS scanners on the USB, unless a till says something else.</summary>
    public static ScannerSetting AnyUsb { get; } = new(ScannerCable.Usb, null, 0);

    /// <summary>What it is on.</summary>
    public ScannerCable Cable { get; }

    /// <summary>Its file, or which of the USB; null for all.</summary>
    public string? Place { get; }

    /// <summary>Bits per second of a serial line.</summary>
    public int Baud { get; }

    /// <summary>Reads the setting, or <c>device.bad-scanner-setting</c>.</summary>
    public static Outcome<ScannerSetting> Parse(string text)
    {
        if (text == UsbName)
        {
            return AnyUsb;
        }

        if (text.StartsWith(UsbName + ":", StringComparison.Ordinal) && text.Length > UsbName.Length + 1)
        {
            return new ScannerSetting(ScannerCable.Usb, text[(UsbName.Length + 1)..], 0);
        }

        if (text.StartsWith(KeyboardPrefix, StringComparison.Ordinal) &&
            Path.IsPathRooted(text[KeyboardPrefix.Length..]))
        {
            return new ScannerSetting(ScannerCable.Keyboard, text[KeyboardPrefix.Length..], 0);
        }

        return text.StartsWith(SerialPrefix, StringComparison.Ordinal) ? Serial(text[SerialPrefix.Length..], text)
            : Bad(text);
    }

    /// <summary>
    /// The scanner; null where it is on the USB and there is none. <paramref name="number"/> makes its id another one
    /// than its neighbours'.
    /// </summary>
    public IQueuedScanner? Open(IUsbBus? bus, TimeProvider clock, DiagnosticRing? ring, int number)
    {
        var last = number == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-{number + 1}");
        return Cable switch
        {
            ScannerCable.Keyboard => new KeyboardScanner(Place!, clock, ring, "keyboard-scanner" + last),
            ScannerCable.Serial => new LineScanner(
                new SerialPort(Place!, Baud, PortUse.Scanner, "serial-scanner" + last), clock, ring),
            _ => bus is null ? null : new HidPosScanner(bus, clock, Place, ring, "usb-scanner" + last),
        };
    }

    private static Outcome<ScannerSetting> Serial(string rest, string text)
    {
        // Files under by-path have colons of their own: only a speed at the end is one.
        var colon = rest.LastIndexOf(':');
        var baud = SerialPort.UsualBaud;
        var path = rest;
        if (colon > 0 &&
            int.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var said))
        {
            (path, baud) = (rest[..colon], said);
        }

        return Path.IsPathRooted(path) && SerialPort.IsSpeed(baud)
            ? new ScannerSetting(ScannerCable.Serial, path, baud)
            : Bad(text);
    }

    private static Refusal Bad(string text) =>
        Refusal.Of(RefusalKind.Malformed, "device.bad-scanner-setting", ("setting", text));
}
