using System.Globalization;
using System.Text;
using Retail.Abstractions.Devices;
using Retail.Devices.Barcodes;
using Retail.Devices.Hid;

namespace Retail.Devices.Scanning;

/// <summary>
/// Makes scans of a HID POS scanner's reports: joins those that go on, never two scans. Not for several threads.
/// </summary>
public sealed class HidScanReader
{
    /// <summary>Most characters of a scan: the contract's bound.</summary>
    public const int MaxCharacters = 2_900;

    private readonly IReadOnlyList<HidScanLayout> layouts;
    private readonly bool isHoneywell;
    private readonly byte[] data = new byte[MaxCharacters];
    private int length;
    private string? symbology;
    private bool isTooLong;

    private HidScanReader(IReadOnlyList<HidScanLayout> layouts, bool isHoneywell) =>
        (this.layouts, this.isHoneywell) = (layouts, isHoneywell);

    /// <summary>Whether a scan has begun and goes on in the next report.</summary>
    public bool IsWithin { get; private set; }

    /// <summary>
    /// A reader for a device with this descriptor, or <c>device.no-scanner-report</c>. The maker's own codes are
    /// understood where the vendor's number is one whose codes are published.
    /// </summary>
    public static Outcome<HidScanReader> For(HidDescriptor descriptor, ushort vendor = 0) =>
        HidScanLayout.Of(descriptor).Select(
            layouts => new HidScanReader(layouts, HidScannerMode.IsHoneywell(vendor)));

    /// <summary>
    /// The scan that a report completes; null when the scan goes on or the report is about something else. Refused
    /// with <c>device.bad-scan-report</c> where the report says what cannot be, and with <c>device.scan-too-long</c>
    /// at the end of a scan that no symbol can hold: whatever belongs to it is dropped with it.
    /// </summary>
    /// <param name="report">The report, with its number where the device numbers them.</param>
    /// <param name="wasTorn">Whether a scan before was cut off: this report begins another symbol.</param>
    public Outcome<Scan?> Read(ReadOnlySpan<byte> report, out bool wasTorn)
    {
        wasTorn = false;
        foreach (var layout in layouts)
        {
            if (layout.Data.IsIn(report))
            {
                return Read(layout, report, out wasTorn);
            }
        }

        return (Scan?)null;
    }

    /// <summary>
    /// The device is gone or begins anew: what of a scan was read until now belongs to nothing. True when there was
    /// some.
    /// </summary>
    public bool Break()
    {
        var was = IsWithin;
        Begin();
        return was;
    }

    private Outcome<Scan?> Read(HidScanLayout layout, ReadOnlySpan<byte> report, out bool wasTorn)
    {
        var bytes = layout.Data.Bytes(report);
        var said = layout.Length?.Number(report);
        var (identifier, isShifted) = Identify(layout, report, bytes);
        bytes = isShifted ? bytes[1..] : bytes;
        wasTorn = IsWithin && identifier is not null && symbology is not null && identifier != symbology && Break();
        if (bytes.IsEmpty || (layout.Length is not null && said is null) || said < 0 || said > bytes.Length)
        {
            Begin();
            return Refusal.Of(
                RefusalKind.Malformed, "device.bad-scan-report",
                ("length", (said ?? report.Length).ToString(CultureInfo.InvariantCulture)),
                ("limit", bytes.Length.ToString(CultureInfo.InvariantCulture)));
        }

        symbology = IsWithin ? symbology ?? identifier : identifier;
        Add(said is { } exact ? bytes[..(int)exact] : bytes.TrimEnd((byte)0));
        IsWithin = layout.Continued?.Number(report) is > 0;
        return IsWithin ? (Scan?)null : Complete();
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        isTooLong |= bytes.Length > MaxCharacters - length;
        if (!isTooLong)
        {
            bytes.CopyTo(data.AsSpan(length));
            length += bytes.Length;
        }
    }

    private Outcome<Scan?> Complete()
    {
        // A suffix that a scanner is set to for keyboards is no part of the symbol.
        var text = data.AsSpan(0, length).TrimEnd("\r\n"u8);
        Outcome<Scan?> outcome = isTooLong ? ScanRefusals.TooLong()
            : text.IsEmpty ? (Scan?)null
            : new Scan(Encoding.Latin1.GetString(text), symbology);
        Begin();
        return outcome;
    }

    private void Begin() => (length, symbology, isTooLong, IsWithin) = (0, null, false, false);

    /// <summary>
    /// The AIM identifier as the report has it. Some scanners leave the bracket out, and some begin one byte late,
    /// so that its last character stands where the data begin.
    /// </summary>
    private (string? Symbology, bool IsShifted) Identify(
        HidScanLayout layout, ReadOnlySpan<byte> report, ReadOnlySpan<byte> bytes)
    {
        Span<char> said = stackalloc char[4];
        var count = 0;
        foreach (var element in layout.Symbology)
        {
            said[count++] = element.Number(report) is { } value and > 0 and <= byte.MaxValue ? (char)value : '\0';
        }

        said[count] = bytes.IsEmpty ? '\0' : (char)bytes[0];
        if (SymbologyIdentifier.IsAt(said[..count]))
        {
            return (new string(said[..count]), false);
        }

        if (count == 3 && said[1] == ']' && SymbologyIdentifier.IsAt(said[1..]))
        {
            return (new string(said[1..]), true);
        }

        var bare = said[..count].Trim('\0');
        return bare.Length == 2 && char.IsAsciiLetter(bare[0]) && char.IsAsciiLetterOrDigit(bare[1])
            ? ($"]{bare}", false)
            : (isHoneywell ? VendorSymbology(layout, report) : null, false);
    }

    /// <summary>
    /// Honeywell's code identifiers, as far as each is one AIM identifier: of matrix codes only the AIM identifier
    /// tells whether they are GS1's.
    /// </summary>
    private static string? VendorSymbology(HidScanLayout layout, ReadOnlySpan<byte> report) =>
        (char?)layout.Vendor?.Number(report) switch
        {
            'd' or 'c' or 'E' => "]E0",
            'D' => "]E4",
            'j' => "]C0",
            'I' or '|' => "]C1",
            'y' or '{' or '}' => "]e0",
            'b' => "]A0",
            'e' => "]I0",
            _ => null,
        };
}
