using System.Buffers;
using Retail.Devices.Receipts;

namespace Retail.Devices.Printing;

/// <summary>The bytes of a job as they grow, and the commands that are longer than a few bytes.</summary>
internal sealed class JobBuffer
{
    private const int ShortRows = 256;
    private const int BandRows = 24;
    private const int MostInBuffer = 60_000;

    // A printer listens for its real-time commands even within pictures, and one of them opens the drawer.
    private const byte Dle = 0x10;
    private const byte HarmlessBit = 0x02;

    private readonly ArrayBufferWriter<byte> bytes = new(4_096);

    public int Length => bytes.WrittenCount;

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    public void Add(params ReadOnlySpan<byte> command) => bytes.Write(command);

    public void Add(byte one)
    {
        bytes.GetSpan(1)[0] = one;
        bytes.Advance(1);
    }

    /// <summary>
    /// Letters of this printer, with as few changes of its table as can be; <paramref name="page"/> is the table that
    /// is selected, -1 before the first is.
    /// </summary>
    public void AddText(ReadOnlySpan<char> text, PrinterPages pages, ref int page)
    {
        while (!text.IsEmpty)
        {
            var (next, length) = pages.Run(text, page);
            if (next != page)
            {
                page = next;
                Add(0x1B, (byte)'t', pages.SlotOf(page));
            }

            foreach (var one in text[..length])
            {
                Add(pages.ByteOf(page, one));
            }

            text = text[length..];
        }
    }

    public void Draw(Picture picture, DrawingKind kind)
    {
        switch (kind)
        {
            case DrawingKind.Raster:
                InChunks(picture, ShortRows, (from, rows) =>
                {
                    Add(0x1D, (byte)'v', (byte)'0', 0);
                    AddSize(picture.RowBytes, rows);
                    AddRows(picture, from, rows);
                });
                break;
            case DrawingKind.Graphics:
                InChunks(picture, MostInBuffer / picture.RowBytes, (from, rows) =>
                {
                    Add(0x1D, (byte)'(', (byte)'L');
                    AddShort(10 + (picture.RowBytes * rows));
                    Add(48, 112, 48, 1, 1, 49);
                    AddSize(picture.Width, rows);
                    AddRows(picture, from, rows);
                    Add(0x1D, (byte)'(', (byte)'L', 2, 0, 48, 50);
                });
                break;
            case DrawingKind.Columns:
                // Bands without a gap: a line as high as its dots.
                Add(0x1B, (byte)'3', 16);
                InChunks(picture, BandRows, (from, _) => AddBand(picture, from));
                Add(0x1B, (byte)'2');
                break;
            default:
                throw new InvalidOperationException("This printer does not draw.");
        }
    }

    private static void InChunks(Picture picture, int rows, Action<int, int> write)
    {
        for (var from = 0; from < picture.Height; from += rows)
        {
            write(from, Math.Min(rows, picture.Height - from));
        }
    }

    private void AddShort(int number) => Add((byte)(number & 0xFF), (byte)(number >> 8));

    private void AddSize(int width, int height)
    {
        AddShort(width);
        AddShort(height);
    }

    private void AddRows(Picture picture, int from, int rows)
    {
        for (var y = from; y < from + rows; y++)
        {
            foreach (var dots in picture.Row(y))
            {
                AddDots(dots);
            }
        }
    }

    private void AddBand(Picture picture, int top)
    {
        Add(0x1B, (byte)'*', 33);
        AddShort(picture.Width);
        for (var x = 0; x < picture.Width; x++)
        {
            for (var part = top; part < top + BandRows; part += 8)
            {
                var dots = 0;
                for (var y = part; y < part + 8; y++)
                {
                    dots = (dots << 1) | (y < picture.Height && picture[x, y] ? 1 : 0);
                }

                AddDots((byte)dots);
            }
        }

        Add((byte)'\n');
    }

    /// <summary>One dot more is not seen; an open drawer is.</summary>
    private void AddDots(byte dots)
    {
        var isOrder = dots is 0x04 or 0x05 or 0x14 && bytes.WrittenCount > 0 && bytes.WrittenSpan[^1] == Dle;
        Add(isOrder ? (byte)(dots | HarmlessBit) : dots);
    }
}
