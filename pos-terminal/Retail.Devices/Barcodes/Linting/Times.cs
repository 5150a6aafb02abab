namespace Retail.Devices.Barcodes.Linting;

/// <summary>Hours, minutes and seconds of two digits each.</summary>
internal static class Times
{
    public static Finding Hour(ReadOnlySpan<char> data) => Check(
        data, 24, "barcode.hour-too-short", "barcode.hour-too-long", "barcode.illegal-hour");

    public static Finding Minute(ReadOnlySpan<char> data) => Check(
        data, 60, "barcode.minute-too-short", "barcode.minute-too-long", "barcode.illegal-minute");

    public static Finding Second(ReadOnlySpan<char> data) => Check(
        data, 60, "barcode.second-too-short", "barcode.second-too-long", "barcode.illegal-second");

    public static Finding HourAndMinute(ReadOnlySpan<char> data)
    {
        if (data.Length != 4)
        {
            return Linters.Whole(
                data.Length < 4 ? "barcode.hour-with-minute-too-short" : "barcode.hour-with-minute-too-long", data);
        }

        return Characters.OnlyDigits(data) is { IsFault: true } fault ? fault
            : Hour(data[..2]) is { IsFault: true } hour ? hour
            : Minute(data[2..]).In(2);
    }

    private static Finding Check(ReadOnlySpan<char> data, int limit, string tooShort, string tooLong, string illegal) =>
        data.Length < 2 ? Linters.Whole(tooShort, data)
            : data.Length > 2 ? Linters.Whole(tooLong, data)
            : Characters.OnlyDigits(data) is { IsFault: true } fault ? fault
            : Numbers.Value(data) >= limit ? Linters.Whole(illegal, data)
            : default;
}
