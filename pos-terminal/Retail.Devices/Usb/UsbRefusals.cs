using System.Globalization;

namespace Retail.Devices.Usb;

/// <summary>What is said to people about USB.</summary>
internal static class UsbRefusals
{
    private const string RulesFile = "70-retail-till.rules";

    public static Refusal NoLibrary() => Refusal.Of(RefusalKind.Unavailable, "device.no-libusb");

    public static Refusal NoUsb(int error) =>
        Refusal.Of(RefusalKind.Unavailable, "device.no-usb", ("error", LibUsb.NameOf(error)));

    public static Refusal Gone(UsbDevice device) => About("device.usb-gone", device);

    public static Refusal Busy(UsbDevice device) => About("device.usb-busy", device);

    /// <summary>With the file that has the rule for udev, beside the program.</summary>
    public static Refusal NoPermission(UsbDevice device) => Refusal.Of(
        RefusalKind.Forbidden,
        "device.usb-no-permission",
        ("device", NameOf(device)),
        ("rules", Path.Combine(AppContext.BaseDirectory, RulesFile)));

    /// <summary>Of an error that a call of libusb returned.</summary>
    public static Refusal Of(int error, UsbDevice device) => error switch
    {
        LibUsb.Access => NoPermission(device),
        LibUsb.NoDevice or LibUsb.NotFound => Gone(device),
        LibUsb.Busy => Busy(device),
        _ => Broken(device, LibUsb.NameOf(error)),
    };

    /// <summary>Of the end of a transfer.</summary>
    public static Refusal Of(LibUsb.TransferStatus status, UsbDevice device) => status switch
    {
        LibUsb.TransferStatus.NoDevice or LibUsb.TransferStatus.Cancelled => Gone(device),
        LibUsb.TransferStatus.Stall => About("device.usb-stalled", device),
        _ => Broken(device, status.ToString()),
    };

    /// <summary>As people call it: its names, numbers and place.</summary>
    public static string NameOf(UsbDevice device) => string.Create(
        CultureInfo.InvariantCulture,
        $"{device.Maker} {device.Name} {device.Vendor:x4}:{device.Product:x4} ({device.Port})").Trim();

    private static Refusal Broken(UsbDevice device, string error) => Refusal.Of(
        RefusalKind.Unavailable, "device.usb-broken", ("device", NameOf(device)), ("error", error));

    private static Refusal About(string code, UsbDevice device) =>
        Refusal.Of(RefusalKind.Unavailable, code, ("device", NameOf(device)));
}
