using System.Text;

namespace Retail.Devices.Usb;

/// <summary>
/// The names that a device tells of itself. Linux has them in files that everybody may read, without asking the device;
/// elsewhere it is opened and asked.
/// </summary>
internal static class UsbTexts
{
    private const string Folder = "/sys/bus/usb/devices";
    private const int MaxLength = 126;

    public static (string? Maker, string? Name, string? Serial) Of(nint device, string port)
    {
        var folder = Path.Combine(Folder, port);
        return Directory.Exists(Folder)
            ? (ReadFile(folder, "manufacturer"), ReadFile(folder, "product"), ReadFile(folder, "serial"))
            : Ask(device);
    }

    /// <summary>Only what can be shown: a device may call itself anything.</summary>
    internal static string? Clean(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && clean.Length < MaxLength)
            {
                clean.Append(rune);
            }
        }

        var shown = clean.ToString().Trim();
        return shown.Length == 0 ? null : shown;
    }

    private static string? ReadFile(string folder, string name)
    {
        try
        {
            return Clean(File.ReadAllText(Path.Combine(folder, name)));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // It has no such text, or was pulled out just now.
            return null;
        }
    }

    private static (string? Maker, string? Name, string? Serial) Ask(nint device)
    {
        if (LibUsb.Open(device, out var handle) < 0)
        {
            return default;
        }

        var (maker, name, serial) = LibUsb.TextNumbers(device);
        var texts = (Ask(handle, maker), Ask(handle, name), Ask(handle, serial));
        LibUsb.Close(handle);
        return texts;
    }

    private static unsafe string? Ask(nint handle, byte number)
    {
        var text = stackalloc byte[MaxLength + 1];
        var length = number == 0 ? 0 : LibUsb.GetText(handle, number, text, MaxLength + 1);
        return length <= 0 ? null : Clean(Encoding.ASCII.GetString(text, length));
    }
}
