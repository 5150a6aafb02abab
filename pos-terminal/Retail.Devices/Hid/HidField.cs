namespace Retail.Devices.Hid;

/// <summary>One field of a report: so many elements of so many bits, one behind the other.</summary>
public sealed record HidField
{
    /// <summary>Most bits of an element that is read as a number.</summary>
    public const int MaxNumberBits = 32;

    private const int BitsPerByte = 8;

    /// <summary>The report that it is in.</summary>
    public required HidReportKind Kind { get; init; }

    /// <summary>The report's number; 0 when the device numbers none.</summary>
    public required byte ReportId { get; init; }

    /// <summary>Where it begins, in bits of the report as it comes, its number included.</summary>
    public required int BitOffset { get; init; }

    /// <summary>Bits of an element.</summary>
    public required int BitSize { get; init; }

    /// <summary>Elements.</summary>
    public required int Count { get; init; }

    /// <summary>Whether its value is the position of a usage in its list (a HID "array"), not a value of one.</summary>
    public required bool IsArray { get; init; }

    /// <summary>The least value.</summary>
    public required long LogicalMin { get; init; }

    /// <summary>The greatest value.</summary>
    public required long LogicalMax { get; init; }

    /// <summary>What the elements are; the last usage is also that of all elements behind.</summary>
    public required IReadOnlyList<HidUsageRange> Usages { get; init; }

    /// <summary>The application collection that it is in.</summary>
    public required HidUsage Application { get; init; }

    /// <summary>The innermost collection that it is in.</summary>
    public required HidUsage Collection { get; init; }

    /// <summary>The position of a usage in the list, or null.</summary>
    public int? IndexOf(HidUsage usage)
    {
        var index = 0;
        foreach (var range in Usages)
        {
            if (range.First.Page == usage.Page && usage.Id >= range.First.Id && usage.Id <= range.LastId)
            {
                return index + usage.Id - range.First.Id;
            }

            index += range.Count;
        }

        return null;
    }

    /// <summary>The usage at a position of the list, or null.</summary>
    public HidUsage? UsageAt(long index)
    {
        foreach (var range in Usages)
        {
            if (index >= 0 && index < range.Count)
            {
                return new HidUsage(range.First.Page, (ushort)(range.First.Id + index));
            }

            index -= range.Count;
        }

        return null;
    }

    /// <summary>
    /// An element as a number, with a sign when the least value has one; null when the report ends before it or it is
    /// longer than a number.
    /// </summary>
    public long? Number(ReadOnlySpan<byte> report, int element)
    {
        var from = BitOffset + (element * BitSize);
        if (BitSize > MaxNumberBits || element < 0 || element >= Count || from + BitSize > report.Length * BitsPerByte)
        {
            return null;
        }

        var value = 0L;
        for (var bit = BitSize - 1; bit >= 0; bit--)
        {
            var at = from + bit;
            value = (value << 1) | (uint)((report[at / BitsPerByte] >> (at % BitsPerByte)) & 1);
        }

        var isNegative = LogicalMin < 0 && (value >> (BitSize - 1)) != 0;
        return isNegative ? value - (1L << BitSize) : value;
    }

    /// <summary>
    /// The bytes from an element on, as far as the field and the report go; empty when they do not begin at a byte.
    /// </summary>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> report, int element)
    {
        var from = BitOffset + (element * BitSize);
        var end = Math.Min((BitOffset + (BitSize * Count)) / BitsPerByte, report.Length);
        return from % BitsPerByte == 0 && from / BitsPerByte < end ? report[(from / BitsPerByte)..end] : [];
    }

    /// <summary>Writes an element into a report to send.</summary>
    public void Set(Span<byte> report, int element, long value)
    {
        for (var bit = 0; bit < BitSize; bit++)
        {
            var at = BitOffset + (element * BitSize) + bit;
            var one = (byte)(1 << (at % BitsPerByte));
            report[at / BitsPerByte] = (byte)(bit < MaxNumberBits && ((value >> bit) & 1) != 0
                ? report[at / BitsPerByte] | one
                : report[at / BitsPerByte] & ~one);
        }
    }
}
