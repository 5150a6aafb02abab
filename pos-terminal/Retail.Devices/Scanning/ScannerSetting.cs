using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;
using Retail.Devices.Serial;
using Retail.Devices.Usb;

namespace Retail.Devices.Scanning;

/// <summary>
/// How a till's setting names a scanner: HID POS scanners as <see cref="UsbChoice"/> reads them, serial lines as
/// <see cref="SerialChoice"/> does, or <c>keyboard:/dev/input/by-id/…</c>.
/// </summary>
public sealed record ScannerSetting
{
    private const string KeyboardPrefix = "keyboard:";

    private ScannerSetting(ScannerCable cable) => Cable = cable;

    /// <summary>The HID POS scanners on the USB, unless a till says something else.</summary>
    public static ScannerSetting AnyUsb { get; } = OfUsb(UsbChoice.Any);

    /// <summary>What it is on.</summary>
    public ScannerCable Cable { get; }

    /// <summary>Which of the USB; null for none of it.</summary>
    public UsbChoice? Which { get; private init; }

    /// <summary>Its file; null on the USB.</summary>
    public string? Path { get; private init; }

    /// <summary>Bits per second of a serial line.</summary>
    public int Baud { get; private init; }

    /// <summary>
    /// Reads the setting, or <c>device.bad-scanner-setting</c>, or what <see cref="UsbChoice.Parse"/> refuses.
    /// </summary>
    public static Outcome<ScannerSetting> Parse(string text)
    {
        if (UsbChoice.IsMeantBy(text))
        {
            return UsbChoice.Parse(text).Select(OfUsb);
        }

        if (text.StartsWith(KeyboardPrefix, StringComparison.Ordinal) &&
            System.IO.Path.IsPathRooted(text[KeyboardPrefix.Length..]))
        {
            return new ScannerSetting(ScannerCable.Keyboard) { Path = text[KeyboardPrefix.Length..] };
        }

        return SerialChoice.Read(text) is { } line
            ? new ScannerSetting(ScannerCable.Serial) { Path = line.Path, Baud = line.Baud }
            : Refusal.Of(RefusalKind.Malformed, "device.bad-scanner-setting", ("setting", text));
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
            ScannerCable.Keyboard => new KeyboardScanner(Path!, clock, ring, "keyboard-scanner" + last),
            ScannerCable.Serial => new LineScanner(
                new SerialPort(Path!, Baud, PortUse.Scanner, "serial-scanner" + last), clock, ring),
            _ => bus is null ? null : new HidPosScanner(bus, clock, Which, ring, "usb-scanner" + last),
        };
    }

    private static ScannerSetting OfUsb(UsbChoice which) => new(ScannerCable.Usb) { Which = which };
}
