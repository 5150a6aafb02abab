using System.Globalization;

namespace Retail.Devices.Receipts;

/// <summary>Black dots on white paper, row by row, eight to a byte, the highest bit at the left.</summary>
public sealed class Picture
{
    /// <summary>Most dots of a side.</summary>
    public const int MaxSide = 2_048;

    private readonly byte[] dots;

    /// <summary>White paper of this size.</summary>
    public Picture(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxSide);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxSide);
        Width = width;
        Height = height;
        RowBytes = (width + 7) / 8;
        dots = new byte[RowBytes * height];
    }

    /// <summary>Dots across.</summary>
    public int Width { get; }

    /// <summary>Dots down.</summary>
    public int Height { get; }

    /// <summary>Bytes of a row; the bits behind its last dot are white.</summary>
    public int RowBytes { get; }

    /// <summary>Whether a dot is black.</summary>
    public bool this[int x, int y] => (Row(y)[x >> 3] & (0x80 >> (x & 7))) != 0;

    /// <summary>A row of dots.</summary>
    public ReadOnlySpan<byte> Row(int y) => dots.AsSpan(y * RowBytes, RowBytes);

    /// <summary>Blackens a rectangle, as far as it is on the paper.</summary>
    public void Fill(int left, int top, int width, int height)
    {
        for (var y = Math.Max(top, 0); y < Math.Min(top + height, Height); y++)
        {
            for (var x = Math.Max(left, 0); x < Math.Min(left + width, Width); x++)
            {
                dots[(y * RowBytes) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }
    }

    /// <summary>
    /// Reads a portable bitmap (PBM, binary, "P4"), the form in which every drawing program can save a logo.
    /// </summary>
    public static Outcome<Picture> ReadPbm(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("P4"u8))
        {
            return Bad("P4", 0);
        }

        var at = 2;
        if (Number(file, ref at) is not { } width || Number(file, ref at) is not { } height)
        {
            return Bad("1-2048", at);
        }

        // Exactly one blank stands between the height and the dots.
        at++;
        var picture = new Picture(width, height);
        if (file.Length - at != picture.dots.Length)
        {
            return Bad(picture.dots.Length.ToString(CultureInfo.InvariantCulture), Math.Min(at, file.Length));
        }

        file[at..].CopyTo(picture.dots);
        picture.WhitenMargin();
        return picture;
    }

    private static int? Number(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length && (IsBlank(file[at]) || file[at] == '#'))
        {
            // A comment goes to the end of its line.
            var end = file[at] == '#' ? file[at..].IndexOf((byte)'\n') : 0;
            at = end < 0 ? file.Length : at + end + 1;
        }

        var value = 0;
        var start = at;
        for (; at < file.Length && file[at] is >= (byte)'0' and <= (byte)'9' && value <= MaxSide; at++)
        {
            value = (value * 10) + (file[at] - '0');
        }

        return at > start && at < file.Length && IsBlank(file[at]) && value is > 0 and <= MaxSide ? value : null;
    }

    private static bool IsBlank(byte one) => one is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

    private static Refusal Bad(string expected, int at) => Refusal.Of(
        RefusalKind.Malformed,
        "device.bad-picture",
        ("expected", expected),
        ("offset", at.ToString(CultureInfo.InvariantCulture)));

    private void WhitenMargin()
    {
        var spare = (RowBytes * 8) - Width;
        for (var y = 0; y < Height; y++)
        {
            dots[((y + 1) * RowBytes) - 1] &= (byte)((0xFF << spare) & 0xFF);
        }
    }
}
