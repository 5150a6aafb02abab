using System.Text;
using Retail.Abstractions.Devices;

namespace Retail.Testing.Devices;

/// <summary>
/// A HID POS scanner's descriptor and reports, laid out as the manuals of Access-IS (ATR110, LSR118: "HID reports")
/// and WebHidBarcodeScanner describe what Honeywell and others send: report 2 of 64 bytes with length, AIM identifier,
/// 56 bytes, the maker's code, a reserved byte, and "continued" in the lowest bit of the last. The items are written
/// from the usage tables; no device was read out.
/// </summary>
public static class HidPosReports
{
    public const int ReportBytes = 64;
    public const int DataBytes = 56;

    private const int DataAt = 5;
    private const int ContinuedAt = 63;

    /// <summary>With Honeywell's feature report 254.</summary>
    public static IReadOnlyList<byte> Descriptor { get; } =
    [
        0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01,
        0x09, 0x12, 0xA1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08,
        0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02,
        0x95, 0x03, 0x05, 0x8C, 0x09, 0xFB, 0x09, 0xFC, 0x09, 0xFD, 0x81, 0x02,
        0x95, 0x38, 0x09, 0xFE, 0x82, 0x02, 0x01,
        0x95, 0x01, 0x06, 0x66, 0xFF, 0x09, 0x04, 0x81, 0x02, 0x09, 0x00, 0x81, 0x02,
        0x05, 0x8C, 0x75, 0x01, 0x25, 0x01, 0x09, 0xFF, 0x81, 0x02, 0x95, 0x07, 0x81, 0x03, 0xC0,
        0x06, 0x66, 0xFF, 0x85, 0xFE, 0x75, 0x08, 0x95, 0x01, 0x26, 0xFF, 0x00, 0x09, 0x10, 0xB1, 0x02, 0xC0,
    ];

    /// <summary>The reports of a scan, each with at most so many bytes of it.</summary>
    public static IReadOnlyList<byte[]> Of(Scan scan, int most = DataBytes, byte vendorCode = 0)
    {
        var data = Encoding.Latin1.GetBytes(scan.Data);
        var reports = new List<byte[]>();
        var at = 0;
        do
        {
            var part = data.AsSpan(at, Math.Min(most, data.Length - at));
            var report = new byte[ReportBytes];
            (report[0], report[1]) = (2, (byte)part.Length);
            Encoding.Latin1.GetBytes(scan.Symbology ?? string.Empty, report.AsSpan(2));
            part.CopyTo(report.AsSpan(DataAt));
            report[DataAt + DataBytes] = vendorCode;
            at += part.Length;
            report[ContinuedAt] = (byte)(at < data.Length ? 1 : 0);
            reports.Add(report);
        }
        while (at < data.Length);
        return reports;
    }
}
