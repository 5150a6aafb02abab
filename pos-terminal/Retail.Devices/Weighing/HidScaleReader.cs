using Retail.Abstractions.Devices;
using Retail.Devices.Hid;

namespace Retail.Devices.Weighing;

/// <summary>
/// Makes readings of a HID scale's reports. A weight is stable only when two reports in a row say so and say the same.
/// Not for several threads.
/// </summary>
public sealed class HidScaleReader
{
    private readonly HidScaleLayout layout;
    private long? before;

    private HidScaleReader(HidScaleLayout layout) => this.layout = layout;

    /// <summary>Whether the scale says that the weight rests, and one more report must agree.</summary>
    public bool NeedsAnother { get; private set; }

    /// <summary>The number of the report with the weight; 0 when the scale numbers none.</summary>
    public byte ReportId => layout.Weight.Field.ReportId;

    /// <summary>A reader for a device with this descriptor, or <c>device.no-scale-report</c>.</summary>
    public static Outcome<HidScaleReader> For(HidDescriptor descriptor) =>
        HidScaleLayout.Of(descriptor).Select(layout => new HidScaleReader(layout));

    /// <summary>
    /// What a report says; null when it is about something else. <c>device.bad-scale-report</c> where it has no status,
    /// unit or weight, <c>device.bad-weight</c> where the weight cannot be.
    /// </summary>
    public Outcome<ScaleReading?> Read(ReadOnlySpan<byte> report)
    {
        if (!layout.Weight.IsIn(report))
        {
            return (ScaleReading?)null;
        }

        NeedsAnother = false;
        var last = before;
        before = null;
        if (layout.StatusOf(report) is not { } status)
        {
            return Refusal.Of(RefusalKind.Malformed, "device.bad-scale-report");
        }

        var word = WordOf(status);
        if (word is not (ScaleStatus.Stable or ScaleStatus.InMotion or ScaleStatus.UnderZero))
        {
            return new ScaleReading(word, 0);
        }

        if (layout.UnitOf(report) is not { } unit || layout.Weight.Number(report) is not { } number)
        {
            return Refusal.Of(RefusalKind.Malformed, "device.bad-scale-report");
        }

        // Below zero some scales give the number without its sign.
        var signed = word == ScaleStatus.UnderZero ? -Math.Abs(number) : number;
        return Weight.ToMilligrams(signed, (int)(layout.Scaling?.Number(report) ?? 0), unit)
            .Select(milligrams => (ScaleReading?)Settle(word, milligrams, last));
    }

    /// <summary>The report that zeroes the scale, with its kind; null when it has none.</summary>
    internal (HidReportKind Kind, byte[] Report)? ZeroReport(HidDescriptor descriptor)
    {
        if (layout.Zero is not { } zero)
        {
            return null;
        }

        var report = new byte[descriptor.BytesOf(zero.Field.Kind, zero.Field.ReportId)];
        if (zero.Field.ReportId != 0)
        {
            report[0] = zero.Field.ReportId;
        }

        zero.Field.Set(report, zero.Index, 1);
        return (zero.Field.Kind, report);
    }

    private static ScaleStatus WordOf(int status) => status switch
    {
        2 => ScaleStatus.Zero,
        3 => ScaleStatus.InMotion,
        4 => ScaleStatus.Stable,
        5 => ScaleStatus.UnderZero,
        6 => ScaleStatus.OverLimit,
        7 => ScaleStatus.NeedsCalibration,
        8 => ScaleStatus.NeedsZero,
        _ => ScaleStatus.Fault,
    };

    private ScaleReading Settle(ScaleStatus word, long milligrams, long? last)
    {
        if (word != ScaleStatus.Stable)
        {
            return new ScaleReading(word, milligrams);
        }

        before = milligrams;
        NeedsAnother = last != milligrams;
        return new ScaleReading(NeedsAnother ? ScaleStatus.InMotion : ScaleStatus.Stable, milligrams);
    }
}
