using System.Globalization;

namespace Retail.Devices.Scanning;

/// <summary>What becomes of what is no scan: it is told, never joined to another.</summary>
internal static class ScanRefusals
{
    public static Refusal TooLong() => Refusal.Of(
        RefusalKind.Malformed, "device.scan-too-long",
        ("limit", HidScanReader.MaxCharacters.ToString(CultureInfo.InvariantCulture)));

    public static Refusal Torn(string scanner) =>
        Refusal.Of(RefusalKind.Unavailable, "device.scan-torn", ("scanner", scanner));
}
