namespace Retail.Devices.Barcodes.Linting;

/// <summary>
/// Reads the fields of a coupon one after the other. A field that lacks altogether marks the whole coupon, one that is
/// cut short what is left of it. After the first fault nothing more is read.
/// </summary>
internal ref struct DigitFields(ReadOnlySpan<char> data)
{
    private readonly ReadOnlySpan<char> data = data;

    public int At { get; private set; }

    public Finding Fault { get; private set; }

    public readonly bool IsAtEnd => At == data.Length;

    public readonly char Next => data[At];

    public bool Fail(string code, int start, int length)
    {
        Fault = new Finding(code, start, length);
        return false;
    }

    /// <summary>One digit out of these; false after a fault.</summary>
    public bool Choose(string missing, string invalid, ReadOnlySpan<char> choices, out int digit)
    {
        digit = 0;
        if (IsAtEnd)
        {
            return Fail(missing, 0, data.Length);
        }

        if (!choices.Contains(data[At]))
        {
            return Fail(invalid, At, 1);
        }

        digit = data[At++] - '0';
        return true;
    }

    /// <summary>So many digits; false after a fault.</summary>
    public bool Take(string truncated, int length, out ReadOnlySpan<char> field)
    {
        field = default;
        var left = data.Length - At;
        if (left < length)
        {
            return left == 0 ? Fail(truncated, 0, data.Length) : Fail(truncated, At, left);
        }

        field = data.Slice(At, length);
        At += length;
        return true;
    }

    /// <summary>So many digits that begin with a company prefix.</summary>
    public bool TakePrefix(string truncated, int length, ICompanyPrefixes? prefixes)
    {
        if (!Take(truncated, length, out var field))
        {
            return false;
        }

        Fault = CompanyPrefix.Look(field, prefixes).In(At - length);
        return !Fault.IsFault;
    }

    /// <summary>Nothing is left.</summary>
    public bool End() => IsAtEnd || Fail("barcode.coupon-excess-data", At, data.Length - At);
}
