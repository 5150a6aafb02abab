using System.Buffers;
using System.Globalization;
using System.Text;

namespace Retail.Pricing;

/// <summary>Writes the canonical text as UTF-8: fields between spaces, a line feed after each line.</summary>
internal sealed class CanonicalText : IDisposable
{
    private const int MostDigits = 40;

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

        Number(Encoding.UTF8.GetByteCount(text));
        Add((byte)':');
        count += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        return this;
    }

    /// <summary>A text of known letters.</summary>
    public CanonicalText Plain(string text)
    {
        Add((byte)' ');
        count += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        return this;
    }

    public CanonicalText Minor(Money amount) => Number(amount.AmountMinor);

    public CanonicalText NumberOrDash(decimal? number) => number is { } given ? Number(given) : Plain("-");

    public CanonicalText Number(long number)
    {
        Add((byte)' ');
        if (!number.TryFormat(Room(MostDigits), out var written, default, CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException("A number is longer than all numbers.");
        }

        count += written;
        return this;
    }

    public CanonicalText Number(decimal number)
    {
        Add((byte)' ');
        if (!number.TryFormat(Room(MostDigits), out var written, "0.####", CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException("A number is longer than all numbers.");
        }

        count += written;
        return this;
    }

    public void End() => Add((byte)'\n');

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
