namespace Retail.Devices.Barcodes.Linting;

/// <summary>Numbers that mean something.</summary>
internal static class Numbers
{
    private const int AngleDigits = 10;
    private const string MostLatitude = "1800000000";
    private const string MostLongitude = "3600000000";

    public static Finding NonZero(ReadOnlySpan<char> data) =>
        Characters.OnlyDigits(data) is { IsFault: true } fault ? fault
            : data.ContainsAnyExcept('0') ? default
            : Linters.Whole("barcode.illegal-zero-value", data);

    public static Finding NoZeroPrefix(ReadOnlySpan<char> data) =>
        Characters.OnlyDigits(data) is { IsFault: true } fault ? fault
            : data is ['0', ..] ? new Finding("barcode.illegal-zero-prefix", 0, 1)
            : default;

    public static Finding Zero(ReadOnlySpan<char> data) =>
        data.IsEmpty || data.ContainsAnyExcept('0') ? Linters.Whole("barcode.not-zero", data) : default;

    public static Finding Latitude(ReadOnlySpan<char> data) =>
        Angle(data, MostLatitude, "barcode.latitude-invalid-length", "barcode.invalid-latitude");

    public static Finding Longitude(ReadOnlySpan<char> data) =>
        Angle(data, MostLongitude, "barcode.longitude-invalid-length", "barcode.invalid-longitude");

    /// <summary>Two numbers of the same length: which piece, out of how many.</summary>
    public static Finding PieceOfTotal(ReadOnlySpan<char> data)
    {
        if (data.IsEmpty || data.Length % 2 != 0)
        {
            return Linters.Whole("barcode.invalid-length-for-piece-of-total", data);
        }

        if (Characters.OnlyDigits(data) is { IsFault: true } fault)
        {
            return fault;
        }

        var half = data.Length / 2;
        var piece = data[..half];
        var total = data[half..];
        return !piece.ContainsAnyExcept('0') ? new Finding("barcode.zero-piece-number", 0, half)
            : !total.ContainsAnyExcept('0') ? new Finding("barcode.zero-total-pieces", half, half)
            : piece.SequenceCompareTo(total) > 0 ? Linters.Whole("barcode.piece-number-exceeds-total", data)
            : default;
    }

    /// <summary>Two numbers with a slash between: which one, out of how many.</summary>
    public static Finding PositionInSequence(ReadOnlySpan<char> data)
    {
        var slash = data.IndexOf('/');
        if (slash < 1 || slash == data.Length - 1 || Characters.OnlyDigits(data[..slash]).IsFault ||
            Characters.OnlyDigits(data[(slash + 1)..]).IsFault)
        {
            return Linters.Whole("barcode.position-in-sequence-malformed", data);
        }

        var position = data[..slash];
        var end = data[(slash + 1)..];
        return position[0] == '0' ? new Finding("barcode.illegal-zero-prefix", 0, slash)
            : end[0] == '0' ? new Finding("barcode.illegal-zero-prefix", slash + 1, end.Length)
            : position.Length > end.Length ||
                (position.Length == end.Length && position.SequenceCompareTo(end) > 0)
                ? Linters.Whole("barcode.position-exceeds-end", data)
            : default;
    }

    /// <summary>The number that so few digits make.</summary>
    public static int Value(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = value * 10 + (digit - '0');
        }

        return value;
    }

    private static Finding Angle(ReadOnlySpan<char> data, string most, string wrongLength, string tooLarge) =>
        data.Length != AngleDigits ? Linters.Whole(wrongLength, data)
            : Characters.OnlyDigits(data) is { IsFault: true } fault ? fault
            : data.SequenceCompareTo(most) > 0 ? Linters.Whole(tooLarge, data)
            : default;
}
