namespace Retail.Devices.Hid;

/// <summary>
/// What a HID device says of its reports (USB Device Class Definition for HID 1.11, section 6.2.2). Fields are found by
/// their usage: every maker has its own order, and no offset is taken for granted.
/// </summary>
public sealed class HidDescriptor
{
    /// <summary>Most bytes of a descriptor that is read.</summary>
    public const int MaxBytes = 4_096;

    /// <summary>Most bytes of a report.</summary>
    public const int MaxReportBytes = 4_096;

    private const int BitsPerByte = 8;

    private readonly Dictionary<(HidReportKind Kind, byte Id), int> reportBits;

    internal HidDescriptor(
        IReadOnlyList<HidField> fields, IReadOnlyList<HidUsage> applications,
        Dictionary<(HidReportKind Kind, byte Id), int> reportBits)
    {
        (Fields, Applications, this.reportBits) = (fields, applications, reportBits);
        HasReportIds = reportBits.Keys.Any(report => report.Id != 0);
        LongestInput = reportBits.Keys.Where(report => report.Kind == HidReportKind.Input)
            .Select(report => BytesOf(report.Kind, report.Id)).DefaultIfEmpty(0).Max();
    }

    /// <summary>The fields in their order, without the padding between them.</summary>
    public IReadOnlyList<HidField> Fields { get; }

    /// <summary>What the device is: its application collections.</summary>
    public IReadOnlyList<HidUsage> Applications { get; }

    /// <summary>Whether every report begins with its number.</summary>
    public bool HasReportIds { get; }

    /// <summary>Bytes of the longest input report, its number included; 0 when there is none.</summary>
    public int LongestInput { get; }

    /// <summary>
    /// Reads a descriptor, or <c>device.bad-hid-descriptor</c> with the byte at which it is wrong. Anything may come:
    /// sizes, depths and counts are bounded.
    /// </summary>
    public static Outcome<HidDescriptor> Read(ReadOnlySpan<byte> bytes) => new HidDescriptorReader().Read(bytes);

    /// <summary>Bytes of a report, its number included; 0 when the device has no such report.</summary>
    public int BytesOf(HidReportKind kind, byte id) => reportBits.TryGetValue((kind, id), out var bits)
        ? (bits + BitsPerByte - 1) / BitsPerByte
        : 0;

    /// <summary>The first place of a usage in reports of this kind; in one report only, when an id is given.</summary>
    public HidElement? Find(HidReportKind kind, HidUsage usage, byte? reportId = null)
    {
        foreach (var field in Fields)
        {
            if (field.Kind != kind || (reportId is { } id && field.ReportId != id) ||
                field.IndexOf(usage) is not { } index)
            {
                continue;
            }

            if (field.IsArray || index < field.Count)
            {
                return new HidElement(field, field.IsArray ? 0 : index);
            }
        }

        return null;
    }

    /// <summary>The first field in a collection of this usage.</summary>
    public HidElement? FindIn(HidReportKind kind, HidUsage collection, byte? reportId = null)
    {
        foreach (var field in Fields)
        {
            if (field.Kind == kind && field.Collection == collection &&
                (reportId is not { } id || field.ReportId == id))
            {
                return new HidElement(field, 0);
            }
        }

        return null;
    }
}
