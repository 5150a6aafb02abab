using System.Globalization;

namespace Retail.Devices.Hid;

/// <summary>Reads the items of one report descriptor; used once.</summary>
internal sealed class HidDescriptorReader
{
    private const int MaxFields = 512;
    private const int MaxDepth = 16;
    private const int MaxPushes = 8;
    private const int MaxUsages = 256;
    private const int BitsPerByte = 8;
    private const int MaxReportBits = HidDescriptor.MaxReportBytes * BitsPerByte;
    private const byte LongItem = 0xFE;

    private readonly List<HidField> fields = [];
    private readonly List<HidUsage> applications = [];
    private readonly Dictionary<(HidReportKind Kind, byte Id), int> reportBits = [];
    private readonly Stack<(byte Type, HidUsage Usage)> collections = new();
    private readonly Stack<Globals> pushed = new();
    private readonly List<(uint First, uint Last, bool IsWhole)> usages = [];

    private Globals globals;
    private (uint Value, bool IsWhole)? usageMin;
    private int alternatives;

    public Outcome<HidDescriptor> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > HidDescriptor.MaxBytes)
        {
            return Bad(HidDescriptor.MaxBytes, "end");
        }

        for (var at = 0; at < bytes.Length;)
        {
            if (bytes[at] == LongItem)
            {
                // Long items are reserved and mean nothing yet.
                if (at + 2 >= bytes.Length || at + 3 + bytes[at + 1] > bytes.Length)
                {
                    return Bad(at, "long item");
                }

                at += 3 + bytes[at + 1];
                continue;
            }

            var size = (bytes[at] & 3) == 3 ? 4 : bytes[at] & 3;
            if (at + 1 + size > bytes.Length)
            {
                return Bad(at, "item data");
            }

            if (Item(bytes[at], bytes.Slice(at + 1, size)) is { } expected)
            {
                return Bad(at, expected);
            }

            at += 1 + size;
        }

        return collections.Count > 0
            ? Bad(bytes.Length, "end collection")
            : new HidDescriptor(fields, applications, reportBits);
    }

    private static Refusal Bad(int offset, string expected) => Refusal.Of(
        RefusalKind.Malformed, "device.bad-hid-descriptor",
        ("offset", offset.ToString(CultureInfo.InvariantCulture)), ("expected", expected));

    private static uint Unsigned(ReadOnlySpan<byte> data)
    {
        var value = 0u;
        for (var i = data.Length - 1; i >= 0; i--)
        {
            value = (value << BitsPerByte) | data[i];
        }

        return value;
    }

    private static long Signed(ReadOnlySpan<byte> data) => data.Length switch
    {
        0 => 0,
        1 => unchecked((sbyte)data[0]),
        2 => unchecked((short)Unsigned(data)),
        _ => unchecked((int)Unsigned(data)),
    };

    /// <summary>What would have been right instead, or null.</summary>
    private string? Item(byte prefix, ReadOnlySpan<byte> data)
    {
        var tag = prefix >> 4;
        switch ((prefix >> 2) & 3)
        {
            case 0:
                var wrong = Main(tag, data);
                usages.Clear();
                (usageMin, alternatives) = (null, 0);
                return wrong;
            case 1:
                return Global(tag, data);
            case 2:
                return Local(tag, data);
            default:
                return "item";
        }
    }

    private string? Main(int tag, ReadOnlySpan<byte> data) => tag switch
    {
        0x8 => Field(HidReportKind.Input, Unsigned(data)),
        0x9 => Field(HidReportKind.Output, Unsigned(data)),
        0xB => Field(HidReportKind.Feature, Unsigned(data)),
        0xA => Open((byte)(Unsigned(data) & byte.MaxValue)),
        0xC => collections.TryPop(out _) ? null : "collection",
        _ => null,
    };

    private string? Open(byte type)
    {
        if (collections.Count == MaxDepth)
        {
            return $"depth <= {MaxDepth}";
        }

        var usage = usages.Count > 0 ? Resolve(usages[0].First, usages[0].IsWhole) : default;
        if (type == 1)
        {
            applications.Add(usage);
        }

        collections.Push((type, usage));
        return null;
    }

    private string? Field(HidReportKind kind, uint flags)
    {
        var report = (kind, globals.ReportId);
        var start = reportBits.GetValueOrDefault(report, globals.ReportId == 0 ? 0 : BitsPerByte);
        var bits = (long)globals.Size * globals.Count;
        if (start + bits > MaxReportBits)
        {
            return $"report <= {HidDescriptor.MaxReportBytes} bytes";
        }

        if (fields.Count == MaxFields)
        {
            return $"fields <= {MaxFields}";
        }

        reportBits[report] = start + (int)bits;
        var isPadding = (flags & 1) != 0;
        if (!isPadding && bits > 0)
        {
            fields.Add(new HidField
            {
                Kind = kind,
                ReportId = globals.ReportId,
                BitOffset = start,
                BitSize = (int)globals.Size,
                Count = (int)globals.Count,
                IsArray = (flags & 2) == 0,
                LogicalMin = globals.Min,
                LogicalMax = globals.Max < globals.Min ? globals.UnsignedMax : globals.Max,
                Usages = Named(),
                Application = collections.LastOrDefault(one => one.Type == 1).Usage,
                Collection = collections.TryPeek(out var inner) ? inner.Usage : default,
            });
        }

        return null;
    }

    private HidUsageRange[] Named() =>
    [
        .. usages.Select(
            range => new HidUsageRange(Resolve(range.First, range.IsWhole), IdOf(range.Last))),
    ];

    /// <summary>A usage of four bytes brings its page; else the page is the one that holds at the item's end.</summary>
    private HidUsage Resolve(uint value, bool isWhole) =>
        new(isWhole ? (ushort)(value >> 16) : globals.Page, IdOf(value));

    private static ushort IdOf(uint value) => (ushort)(value & ushort.MaxValue);

    private string? Global(int tag, ReadOnlySpan<byte> data)
    {
        switch (tag)
        {
            case 0x0:
                globals = globals with { Page = IdOf(Unsigned(data)) };
                return null;
            case 0x1:
                globals = globals with { Min = Signed(data) };
                return null;
            case 0x2:
                globals = globals with { Max = Signed(data), UnsignedMax = Unsigned(data) };
                return null;
            case 0x7:
                globals = globals with { Size = Unsigned(data) };
                return globals.Size <= MaxReportBits ? null : "report size";
            case 0x8:
                return Number(Unsigned(data));
            case 0x9:
                globals = globals with { Count = Unsigned(data) };
                return globals.Count <= MaxReportBits ? null : "report count";
            case 0xA:
                pushed.Push(globals);
                return pushed.Count <= MaxPushes ? null : $"push <= {MaxPushes}";
            case 0xB:
                return pushed.TryPop(out globals) ? null : "push";
            default:
                return null;
        }
    }

    /// <summary>A device numbers all its reports or none: else nobody knows where a report begins.</summary>
    private string? Number(uint id)
    {
        if (id is 0 or > byte.MaxValue || reportBits.Keys.Any(report => report.Id == 0))
        {
            return "report id 1-255";
        }

        globals = globals with { ReportId = (byte)id };
        return null;
    }

    private string? Local(int tag, ReadOnlySpan<byte> data)
    {
        var (value, isWhole) = (Unsigned(data), data.Length == 4);

        // Of usages that a delimiter calls alternatives the first counts.
        if (tag == 0xA)
        {
            alternatives = value == 1 ? 1 : 0;
            return null;
        }

        if (alternatives > 1 || tag is not (0x0 or 0x1 or 0x2))
        {
            return null;
        }

        alternatives += alternatives == 1 && tag != 0x1 ? 1 : 0;
        if (tag == 0x1)
        {
            usageMin = (value, isWhole);
            return null;
        }

        var (first, firstWhole) = tag == 0x0 ? (value, isWhole) : usageMin ?? (value, isWhole);
        usageMin = null;
        if (IdOf(first) > IdOf(value) || (firstWhole && isWhole && first >> 16 != value >> 16))
        {
            return "usage minimum <= usage maximum";
        }

        usages.Add((first, value, firstWhole));
        return usages.Count <= MaxUsages ? null : $"usages <= {MaxUsages}";
    }

    /// <param name="Page">Usage page.</param>
    /// <param name="Min">Least value.</param>
    /// <param name="Max">Greatest value, read with a sign.</param>
    /// <param name="UnsignedMax">The same bytes without one: makers forget that 25 FF is −1.</param>
    /// <param name="Size">Bits of an element.</param>
    /// <param name="Count">Elements.</param>
    /// <param name="ReportId">Number of the report.</param>
    private readonly record struct Globals(
        ushort Page, long Min, long Max, long UnsignedMax, uint Size, uint Count, byte ReportId);
}
