namespace Retail.Devices.Barcodes;

/// <summary>UPC-E: a UPC-A number whose zeros are left out (GS1 General Specifications, 5.2.2.4.2).</summary>
public static class UpcE
{
    private const int Digits = 8;
    private const int FullDigits = 12;

    /// <summary>The 12 digits of UPC-A that 8 digits of UPC-E stand for; its check digit is not looked at.</summary>
    public static bool TryExpand(ReadOnlySpan<char> digits, Span<char> full)
    {
        if (digits.Length != Digits || digits.ContainsAnyExceptInRange('0', '9') || digits[0] > '1')
        {
            return false;
        }

        var six = digits[1..7];
        var (kept, moved) = six[5] switch
        {
            <= '2' => (2, 3),
            '3' => (3, 2),
            '4' => (4, 1),
            _ => (5, 0),
        };
        full[..12].Fill('0');
        full[0] = digits[0];
        six[..kept].CopyTo(full[1..]);
        six.Slice(kept, moved).CopyTo(full[(11 - moved)..]);
        if (six[5] is <= '2' or > '4')
        {
            full[six[5] <= '2' ? 3 : 10] = six[5];
        }

        full[11] = digits[7];
        return true;
    }

    /// <summary>The 8 digits of UPC-E for a UPC-A number, or null when it has too few zeros.</summary>
    public static string? Compress(ReadOnlySpan<char> full)
    {
        if (full.Length != FullDigits || full.ContainsAnyExceptInRange('0', '9') || full[0] > '1')
        {
            return null;
        }

        Span<char> expanded = stackalloc char[FullDigits];
        Span<char> tried = stackalloc char[Digits];
        (tried[0], tried[7]) = (full[0], full[11]);
        for (var last = '0'; last <= '9'; last++)
        {
            var (kept, moved) = last switch { <= '2' => (2, 3), '3' => (3, 2), '4' => (4, 1), _ => (5, 0) };
            full.Slice(1, kept).CopyTo(tried[1..]);
            full.Slice(11 - moved, moved).CopyTo(tried[(1 + kept)..]);
            tried[6] = last;
            if (TryExpand(tried, expanded) && expanded.SequenceEqual(full))
            {
                return tried.ToString();
            }
        }

        return null;
    }
}
