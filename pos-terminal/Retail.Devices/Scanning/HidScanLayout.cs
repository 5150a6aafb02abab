using Retail.Devices.Hid;

namespace Retail.Devices.Scanning;

/// <summary>
/// Where a scanner's reports hold what it read. The usages are those of USB HID Point of Sale Usage Tables 1.02,
/// section 3 (page 0x8C); the number of bytes is Generic Desktop's "byte count". Makers put it as in Access-IS' and
/// Honeywell's manuals: length, three bytes of the AIM identifier, 56 bytes, the maker's own code, "continued".
/// </summary>
internal sealed record HidScanLayout
{
    public const ushort Page = 0x8C;

    private const byte DesktopPage = 0x01;
    private const ushort VendorPages = 0xFF00;

    private static readonly HidUsage ByteCount = new(DesktopPage, 0x3B);
    private static readonly HidUsage Decoded = new(Page, 0xFE);
    private static readonly HidUsage Continues = new(Page, 0xFF);

    private static readonly HidUsage[] Identifier =
        [new HidUsage(Page, 0xFB), new HidUsage(Page, 0xFC), new HidUsage(Page, 0xFD)];

    /// <summary>The bytes of the symbol.</summary>
    public required HidElement Data { get; init; }

    /// <summary>How many of them there are; null where the report does not say: then they end with zeros.</summary>
    public required HidElement? Length { get; init; }

    /// <summary>The three characters of the AIM identifier, as far as there are places for them.</summary>
    public required IReadOnlyList<HidElement> Symbology { get; init; }

    /// <summary>Whether the next report goes on; null where the report cannot say so.</summary>
    public required HidElement? Continued { get; init; }

    /// <summary>The maker's own code for what was read; null where there is none.</summary>
    public required HidElement? Vendor { get; init; }

    /// <summary>One layout for each report that carries scans, or <c>device.no-scanner-report</c>.</summary>
    public static Outcome<IReadOnlyList<HidScanLayout>> Of(HidDescriptor descriptor)
    {
        var layouts = descriptor.Fields
            .Where(field => field.Kind == HidReportKind.Input && !field.IsArray && field.BitSize % 8 == 0 &&
                field.BitOffset % 8 == 0 && field.IndexOf(Decoded) < field.Count)
            .DistinctBy(field => field.ReportId)
            .Select(field => Of(descriptor, new HidElement(field, field.IndexOf(Decoded)!.Value)))
            .ToArray();
        return layouts.Length > 0
            ? layouts
            : Refusal.Of(RefusalKind.Malformed, "device.no-scanner-report");
    }

    private static HidScanLayout Of(HidDescriptor descriptor, HidElement data)
    {
        var id = data.Field.ReportId;
        return new HidScanLayout
        {
            Data = data,
            Length = Find(ByteCount),
            Symbology = [.. Identifier.Select(Find).OfType<HidElement>()],
            Continued = Find(Continues),
            Vendor = descriptor.Fields
                .Where(field => field.Kind == HidReportKind.Input && field.ReportId == id && field.BitSize == 8 &&
                    field.Usages is [{ First.Page: >= VendorPages }, ..])
                .Select(field => (HidElement?)new HidElement(field, 0))
                .FirstOrDefault(),
        };

        HidElement? Find(HidUsage usage) => descriptor.Find(HidReportKind.Input, usage, id);
    }
}
