using Retail.Devices.Usb;

namespace Retail.Devices.Hid;

/// <summary>
/// What Linux already knows of a HID function while its own driver holds it: so nobody takes a touch screen away from
/// the system to find out that it is no scanner.
/// </summary>
internal static class HidReportFiles
{
    private const string Devices = "/sys/bus/usb/devices";

    /// <summary>The descriptor that the system's driver has read; null when none holds the function.</summary>
    public static HidDescriptor? Find(UsbDevice device, UsbInterface which, string folder = Devices)
    {
        try
        {
            if (!OperatingSystem.IsLinux() || !Directory.Exists(folder))
            {
                return null;
            }

            return Directory.EnumerateDirectories(folder, $"{device.Port}:*.{which.Number}")
                .SelectMany(Directory.EnumerateDirectories)
                .Select(one => Path.Combine(one, "report_descriptor"))
                .Where(File.Exists)
                .Select(Read)
                .FirstOrDefault(one => one is not null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Unplugged in between, or not for everybody: then the device itself is asked.
            return null;
        }
    }

    private static HidDescriptor? Read(string file)
    {
        // Files of sysfs do not say how long they are.
        using var stream = File.OpenRead(file);
        var bytes = new byte[HidDescriptor.MaxBytes];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return HidDescriptor.Read(bytes.AsSpan(0, length)) is { IsRefused: false, Value: var descriptor }
            ? descriptor
            : null;
    }
}
