namespace Retail.Devices.Hid;

/// <summary>Where a usage is found: a field, and in a field of several usages the first of its elements.</summary>
/// <param name="Field">The field.</param>
/// <param name="Index">The element; 0 where the field's value selects the usage.</param>
public readonly record struct HidElement(HidField Field, int Index)
{
    /// <summary>Whether a report is the one that it is in.</summary>
    public bool IsIn(ReadOnlySpan<byte> report) =>
        Field.ReportId == 0 || (report.Length > 0 && report[0] == Field.ReportId);

    /// <summary>Its number; null when the report is too short.</summary>
    public long? Number(ReadOnlySpan<byte> report) => Field.Number(report, Index);

    /// <summary>Its bytes and those behind it in the field.</summary>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> report) => Field.Bytes(report, Index);
}
