using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Retail.Pricing;

/// <summary>Writes the canonical text as UTF-8: fields between spaces, a line feed after each line.</summary>
internal sealed class CanonicalText : IDisposable
{
    private const int MostDigits = 40;
    private const int MostDecimals = 4;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(4_096);
    private int count;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, count);

    public CanonicalText Begin(ReadOnlySpan<byte> name)
    {
        name.CopyTo(Room(name.Length));
        count += name.Length;
        return this;
    }

    /// <summary>
    /// A text with its length in bytes before it, so that no text can look like another field; absent is a dash.
    /// </summary>
    public CanonicalText Word(string? text)
    {
        if (text is null)
        {
            return Plain("-");
        }

        Number(Ascii.IsValid(text) ? text.Length : Encoding.UTF8.GetByteCount(text));
        Add((byte)':');
        return Letters(text);
    }

    /// <summary>A text of known letters.</summary>
    public CanonicalText Plain(string text)
    {
        Add((byte)' ');
        return Letters(text);
    }

    public CanonicalText Minor(Money amount) => Number(amount.AmountMinor);

    public CanonicalText NumberOrDash(decimal? number) => number is { } given ? Number(given) : Plain("-");

    public CanonicalText Number(long number)
    {
        var room = Room(MostDigits);
        room[0] = (byte)' ';
        if (number is >= 0 and <= 9)
        {
            room[1] = (byte)('0' + number);
            count += 2;
            return this;
        }

        // It is long enough for the longest.
        _ = Utf8Formatter.TryFormat(number, room[1..], out var written);
        count += written + 1;
        return this;
    }

    public CanonicalText Number(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        if (number >= 0 && number.Scale <= MostDecimals && parts[1] >= 0 && parts[2] == 0)
        {
            return Fixed(((long)parts[1] << 32) | unchecked((uint)parts[0]), number.Scale);
        }

        Add((byte)' ');
        if (!number.TryFormat(Room(MostDigits), out var written, "0.####", CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException("A number is longer than all numbers.");
        }

        count += written;
        return this;
    }

    public void End() => Add((byte)'\n');

    /// <summary>A whole number of tenths, hundredths, … without the zeros at its end: as the format 0.#### writes it.
    /// </summary>
    private CanonicalText Fixed(long digits, int decimals)
    {
        if (decimals == 0)
        {
            return Number(digits);
        }

        while (decimals > 0 && digits % 10 == 0)
        {
            (digits, decimals) = (digits / 10, decimals - 1);
        }

        var scale = 1;
        for (var i = 0; i < decimals; i++)
        {
            scale *= 10;
        }

        Number(digits / scale);
        if (decimals > 0)
        {
            Add((byte)'.');
            var rest = (int)(digits % scale);
            var room = Room(decimals);
            for (var place = decimals - 1; place >= 0; place--)
            {
                (rest, var digit) = int.DivRem(rest, 10);
                room[place] = (byte)('0' + digit);
            }

            count += decimals;
        }

        return this;
    }

    private CanonicalText Letters(string text)
    {
        var room = Room(text.Length);
        if (Ascii.FromUtf16(text, room, out var written) != OperationStatus.Done)
        {
            written = Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        }

        count += written;
        return this;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private void Add(byte one)
    {
        Room(1)[0] = one;
        count++;
    }

    private Span<byte> Room(int wanted)
    {
        if (bytes.Length - count < wanted)
        {
            var more = ArrayPool<byte>.Shared.Rent((bytes.Length * 2) + wanted);
            Bytes.CopyTo(more);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = more;
        }

        return bytes.AsSpan(count);
    }
}
