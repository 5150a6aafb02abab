using System.Collections.Immutable;
using System.Text;

namespace Retail.Devices.Tests.Printing.Decoding;

/// <summary>
/// Reads ESC/POS as a printer would, and strictly: a byte that belongs to no command it knows, a parameter out of
/// range, a command cut short is an error. Written from the makers' references, not from the encoder.
/// </summary>
internal sealed partial class EscPosDecoder
{
    private const int LetterDots = 12;

    private readonly byte[] bytes;
    private readonly List<PaperItem> items = [];
    private readonly StringBuilder line = new();
    private readonly StringBuilder qr = new();

    private int at;
    private int command;
    private int slot;
    private int cursor;
    private int wide = 1;
    private int tall = 1;
    private bool bold;
    private int lineWide = 1;
    private int lineTall = 1;
    private bool lineBold;
    private int align;
    private int qrSize = 3;
    private char qrLevel = 'L';
    private PaperItem.Image? graphics;

    private EscPosDecoder(byte[] bytes) => this.bytes = bytes;

    /// <summary>What comes out of these bytes.</summary>
    public static ImmutableArray<PaperItem> Decode(ReadOnlySpan<byte> bytes)
    {
        var decoder = new EscPosDecoder(bytes.ToArray());
        while (decoder.at < decoder.bytes.Length)
        {
            decoder.command = decoder.at;
            decoder.Step();
        }

        decoder.FlushLine();
        return [.. decoder.items];
    }

    /// <summary>Only the letters, line by line.</summary>
    public static IReadOnlyList<string> Lines(ReadOnlySpan<byte> bytes) =>
        [.. Decode(bytes).OfType<PaperItem.Line>().Select(one => one.Text)];

    private void Step()
    {
        var one = Next();
        switch (one)
        {
            case 0x1B:
                Esc(Next());
                break;
            case 0x1D:
                Gs(Next());
                break;
            case 0x1C:
                Fs(Next());
                break;
            case 0x10:
                Dle(Next());
                break;
            case 0x0A:
                EndLine();
                break;
            case 0x0D or 0x18 or 0x0C or 0x00:
                // Nothing in standard mode, with the printer's switch for CR as it is delivered.
                break;
            case 0x09:
                Put(new string(' ', 8 - (cursor % 8)));
                break;
            case 0x07:
                items.Add(new PaperItem.Drawer(0));
                break;
            case < 0x20 or 0x7F:
                throw Bad($"control {one:X2}");
            default:
                Put(SlotTables.Letter(slot, one).ToString());
                break;
        }
    }

    private void Put(string text)
    {
        if (line.ToString().Trim().Length == 0)
        {
            (lineBold, lineWide, lineTall) = (bold, wide, tall);
        }

        while (line.Length < cursor)
        {
            line.Append(' ');
        }

        foreach (var letter in text)
        {
            if (cursor < line.Length)
            {
                line[cursor] = letter;
            }
            else
            {
                line.Append(letter);
            }

            cursor++;
        }
    }

    private void EndLine()
    {
        items.Add(new PaperItem.Line(line.ToString(), lineBold, lineWide, lineTall, align));
        line.Clear();
        cursor = 0;
        (lineBold, lineWide, lineTall) = (bold, wide, tall);
    }

    /// <summary>What feeds paper prints first what is still in the line.</summary>
    private void FlushLine()
    {
        if (line.Length > 0)
        {
            EndLine();
        }
    }

    private byte Next() => at < bytes.Length ? bytes[at++] : throw Bad("the end within a command");

    private int Short() => Next() | (Next() << 8);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - at)
        {
            throw Bad($"the end within {count} bytes of data");
        }

        at += count;
        return bytes.AsSpan(at - count, count);
    }

    private byte Within(params ReadOnlySpan<byte> allowed)
    {
        var one = Next();
        return allowed.Contains(one) ? one : throw Bad($"parameter {one:X2}");
    }

    private NotEscPosException Bad(string what) => new(command, what);

    /// <summary>Rows of whole bytes.</summary>
    private PaperItem.Image Raster(int rowBytes, int width, int rows)
    {
        var data = Take(checked(rowBytes * rows));
        var dots = new StringBuilder(width * rows);
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < width; x++)
            {
                dots.Append((data[(y * rowBytes) + (x / 8)] & (0x80 >> (x % 8))) != 0 ? '#' : ' ');
            }
        }

        return new PaperItem.Image(width, rows, dots.ToString());
    }

    /// <summary>Columns of one or three bytes; they stand in the line like letters.</summary>
    private void Columns()
    {
        var mode = Within(0, 1, 32, 33);
        var high = mode >= 32 ? 24 : 8;
        var width = Short();
        var data = Take(width * (high / 8)).ToArray();
        var dots = new StringBuilder(width * high);
        for (var y = 0; y < high; y++)
        {
            for (var x = 0; x < width; x++)
            {
                dots.Append((data[(x * (high / 8)) + (y / 8)] & (0x80 >> (y % 8))) != 0 ? '#' : ' ');
            }
        }

        items.Add(new PaperItem.Image(width, high, dots.ToString()));
    }
}
