using Retail.Devices.Hid;

namespace Retail.Devices.Weighing;

/// <summary>
/// Where a scale's reports hold the weight: USB HID Point of Sale Usage Tables 1.02, section 4 (page 0x8D).
/// </summary>
internal sealed record HidScaleLayout
{
    public const ushort Page = 0x8D;

    private const ushort UnitBase = 0x50;
    private const ushort StatusBase = 0x70;
    private const int Statuses = 8;
    private const int Units = 12;

    private static readonly HidUsage DataWeight = new(Page, 0x40);
    private static readonly HidUsage DataScaling = new(Page, 0x41);
    private static readonly HidUsage ZeroScale = new(Page, 0x80);

    /// <summary>The number.</summary>
    public required HidElement Weight { get; init; }

    /// <summary>The power of ten that it is multiplied by; null for none.</summary>
    public required HidElement? Scaling { get; init; }

    /// <summary>The unit.</summary>
    public required HidElement Unit { get; init; }

    /// <summary>How the scale is.</summary>
    public required HidElement Status { get; init; }

    /// <summary>What zeroes it, in a report to send; null when nothing does.</summary>
    public required HidElement? Zero { get; init; }

    /// <summary>The layout, or <c>device.no-scale-report</c>.</summary>
    public static Outcome<HidScaleLayout> Of(HidDescriptor descriptor)
    {
        if (descriptor.Find(HidReportKind.Input, DataWeight) is not { } weight)
        {
            return None();
        }

        var id = weight.Field.ReportId;
        return Selector(descriptor, id, UnitBase, Units) is { } unit &&
            Selector(descriptor, id, StatusBase, Statuses) is { } status
            ? new HidScaleLayout
            {
                Weight = weight,
                Scaling = descriptor.Find(HidReportKind.Input, DataScaling, id),
                Unit = unit,
                Status = status,
                Zero = descriptor.Find(HidReportKind.Output, ZeroScale) ??
                    descriptor.Find(HidReportKind.Feature, ZeroScale),
            }
            : None();
    }

    /// <summary>The unit in a report, or null where it names none.</summary>
    public WeightUnit? UnitOf(ReadOnlySpan<byte> report) => Choice(Unit, report, UnitBase, Units) is { } unit
        ? (WeightUnit)unit
        : null;

    /// <summary>The status in a report, 1 to 8 in the order of the table, or null where it names none.</summary>
    public int? StatusOf(ReadOnlySpan<byte> report) => Choice(Status, report, StatusBase, Statuses);

    private static Refusal None() => Refusal.Of(RefusalKind.Malformed, "device.no-scale-report");

    /// <summary>The field whose usages are the choices, or that stands in the collection of them.</summary>
    private static HidElement? Selector(HidDescriptor descriptor, byte id, ushort first, int count) =>
        Enumerable.Range(first + 1, count)
            .Select(usage => descriptor.Find(HidReportKind.Input, new HidUsage(Page, (ushort)usage), id))
            .FirstOrDefault(found => found is not null) ??
        descriptor.Find(HidReportKind.Input, new HidUsage(Page, first), id) ??
        descriptor.FindIn(HidReportKind.Input, new HidUsage(Page, first), id);

    /// <summary>
    /// Which of the choices a report names. An array has its position; a field of single bits the one that is set;
    /// where a maker declared a plain value, it is the number itself.
    /// </summary>
    private static int? Choice(HidElement element, ReadOnlySpan<byte> report, ushort first, int count)
    {
        var field = element.Field;
        int? choice;
        if (!field.IsArray && field.BitSize == 1 && field.Count > 1)
        {
            choice = null;
            for (var bit = 0; bit < field.Count && choice is null; bit++)
            {
                choice = field.Number(report, bit) == 1 ? field.UsageAt(bit)?.Id - first : null;
            }
        }
        else
        {
            var value = element.Number(report);
            var usage = field.IsArray && value is { } position ? field.UsageAt(position - field.LogicalMin) : null;
            choice = usage is { Page: Page } named ? named.Id - first : (int?)value;
        }

        return choice >= 1 && choice <= count ? choice : null;
    }
}
