namespace Retail.Devices.Scanning;

/// <summary>
/// Honeywell's scanners, and those that they make for Youjie, send scans only after feature report 254 has been set to
/// 1 (found by NielsLeenheer/WebHidBarcodeScanner, <c>src/main.js</c>).
/// </summary>
internal static class HidScannerMode
{
    public const byte Report = 254;

    private const ushort Honeywell = 0x0C2E;
    private const ushort Youjie = 0x23D0;

    /// <summary>The report with its number, as SET_REPORT sends it.</summary>
    public static ReadOnlyMemory<byte> On { get; } = new byte[] { Report, 1 };

    public static bool IsHoneywell(ushort vendor) => vendor is Honeywell or Youjie;
}
