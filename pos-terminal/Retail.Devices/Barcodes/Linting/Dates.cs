namespace Retail.Devices.Barcodes.Linting;

/// <summary>Dates of six and eight digits; a day of 00 means "some time in this month" where it may lack.</summary>
internal static class Dates
{
    /// <summary>Every fourth year: which century it is, is not in the value, and 2000 was a leap year.</summary>
    public static Finding Short(ReadOnlySpan<char> data, bool mayLackDay) =>
        Check(data, 2, mayLackDay, year => year % 4 == 0);

    public static Finding Long(ReadOnlySpan<char> data, bool mayLackDay) =>
        Check(data, 4, mayLackDay, year => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));

    private static Finding Check(ReadOnlySpan<char> data, int yearDigits, bool mayLackDay, Func<int, bool> isLeap)
    {
        if (data.Length != yearDigits + 4)
        {
            return Linters.Whole(
                data.Length < yearDigits + 4 ? "barcode.date-too-short" : "barcode.date-too-long", data);
        }

        if (Characters.OnlyDigits(data) is { IsFault: true } fault)
        {
            return fault;
        }

        var (year, month, day) = (
            Numbers.Value(data[..yearDigits]), Numbers.Value(data.Slice(yearDigits, 2)), Numbers.Value(data[^2..]));
        if (month is < 1 or > 12)
        {
            return new Finding("barcode.illegal-month", yearDigits, 2);
        }

        var days = month switch { 2 => isLeap(year) ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };
        return day > days || (day == 0 && !mayLackDay)
            ? new Finding("barcode.illegal-day", data.Length - 2, 2)
            : default;
    }
}
