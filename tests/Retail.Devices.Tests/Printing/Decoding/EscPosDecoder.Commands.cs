using System.Text;

namespace Retail.Devices.Tests.Printing.Decoding;

/// <summary>The commands themselves.</summary>
internal sealed partial class EscPosDecoder
{
    private void Esc(byte kind)
    {
        switch ((char)kind)
        {
            case '@':
                (slot, wide, tall, bold, align, cursor) = (0, 1, 1, false, 0, 0);
                line.Clear();
                break;
            case '!':
                var mode = Next();
                (bold, tall, wide) = ((mode & 8) != 0, (mode & 16) != 0 ? 2 : 1, (mode & 32) != 0 ? 2 : 1);
                break;
            case 't':
                slot = Next();
                break;
            case 'E' or 'G':
                bold = (Next() & 1) != 0;
                break;
            case 'a':
                align = Within(0, 1, 2, (byte)'0', (byte)'1', (byte)'2') & 3;
                break;
            case '*':
                Columns();
                break;
            case '$':
                cursor = Short() / LetterDots;
                break;
            case '\\':
                cursor = Math.Max(0, cursor + ((short)Short() / LetterDots));
                break;
            case 'p':
                items.Add(new PaperItem.Drawer(Within(0, 1, (byte)'0', (byte)'1') & 1));
                _ = Short();
                break;
            case 'd' or 'J' or 'e':
                FlushLine();
                items.Add(new PaperItem.Feed(kind == (byte)'J' ? Next() : Next() * 24));
                break;
            case 'i' or 'm':
                FlushLine();
                items.Add(new PaperItem.Cut(Fully: kind == (byte)'i'));
                break;
            case '2' or '<' or 'L' or 'S':
                break;
            case '3' or ' ' or '-' or 'M' or 'R' or 'T' or 'V' or '{' or '%' or '=' or 'r' or 'U':
                _ = Next();
                break;
            case 'W':
                _ = Take(8);
                break;
            case 'c':
                _ = Within((byte)'3', (byte)'4', (byte)'5');
                _ = Next();
                break;
            case 'D':
                while (Next() != 0)
                {
                }

                break;
            case '&':
                UserLetters();
                break;
            default:
                throw Bad($"ESC {kind:X2}");
        }
    }

    /// <summary>Letters of the user's own: their dots are read over.</summary>
    private void UserLetters()
    {
        var high = Next();
        var (from, to) = (Next(), Next());
        for (var letter = from; letter <= to; letter++)
        {
            _ = Take(high * Next());
        }
    }

    private void Gs(byte kind)
    {
        switch ((char)kind)
        {
            case '!':
                var size = Next();
                (wide, tall) = ((size >> 4) + 1, (size & 15) + 1);
                break;
            case 'V':
                CutPaper();
                break;
            case 'k':
                Barcode();
                break;
            case 'v':
                _ = Within((byte)'0');
                _ = Within(0, 1, 2, 3, (byte)'0', (byte)'1', (byte)'2', (byte)'3');
                var rowBytes = Short();
                items.Add(Raster(rowBytes, rowBytes * 8, Short()));
                break;
            case '(':
                Function(Next(), Short());
                break;
            case '8':
                _ = Within((byte)'L');
                Function((byte)'L', Short() | (Short() << 16));
                break;
            case 'B' or 'H' or 'b' or 'f' or 'h' or 'w' or ':' or '/':
                _ = Next();
                break;
            case 'L' or 'W' or 'P' or '$' or '\\':
                _ = Short();
                break;
            case 'r' or 'I' or 'a':
                items.Add(new PaperItem.Question($"1D{kind:X2}{Next():X2}"));
                break;
            default:
                throw Bad($"GS {kind:X2}");
        }
    }

    private void CutPaper()
    {
        var how = Within(0, 1, (byte)'0', (byte)'1', (byte)'A', (byte)'B');
        if (how >= (byte)'A')
        {
            FlushLine();
            items.Add(new PaperItem.Feed(Next()));
        }

        FlushLine();
        items.Add(new PaperItem.Cut(Fully: how is 0 or (byte)'0' or (byte)'A'));
    }

    private void Barcode()
    {
        var kind = Next();
        if (kind <= 6)
        {
            var text = new StringBuilder();
            for (var one = Next(); one != 0; one = Next())
            {
                text.Append(one is >= 0x20 and < 0x7F ? (char)one : throw Bad($"{one:X2} in a barcode"));
            }

            items.Add(new PaperItem.Barcode(kind, text.ToString()));
        }
        else if (kind is >= 65 and <= 78)
        {
            var data = Take(Next());
            items.Add(new PaperItem.Barcode(kind, kind == 73 ? Code128Text(data) : Encoding.ASCII.GetString(data)));
        }
        else
        {
            throw Bad($"barcode of kind {kind}");
        }
    }

    /// <summary>A brace chooses the code set; in set C each byte is two digits.</summary>
    private string Code128Text(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        var set = '\0';
        for (var i = 0; i < data.Length; i++)
        {
            if (data[i] == (byte)'{' && i + 1 < data.Length)
            {
                var next = (char)data[++i];
                set = next is 'A' or 'B' or 'C' ? next : set;
                _ = next switch
                {
                    'A' or 'B' or 'C' => text,
                    '{' => text.Append('{'),
                    '1' or '2' or '3' or '4' or 'S' => text.Append('\u001D'),
                    _ => throw Bad($"code set {next}"),
                };
            }
            else if (set == 'C')
            {
                text.Append(data[i] <= 99 ? data[i].ToString("D2", null) : throw Bad($"{data[i]:X2} in code set C"));
            }
            else
            {
                text.Append(set != '\0' && data[i] < 0x80 ? (char)data[i] : throw Bad("a barcode without a code set"));
            }
        }

        return text.ToString();
    }

    private void Function(byte family, int length)
    {
        var data = Take(length);
        switch ((char)family)
        {
            case 'k' when data is [49, 65, >= 49 and <= 51, 0]:
                break;
            case 'k' when data is [49, 67, >= 1 and <= 16]:
                qrSize = data[2];
                break;
            case 'k' when data is [49, 69, >= 48 and <= 51]:
                qrLevel = "LMQH"[data[2] - 48];
                break;
            case 'k' when data is [49, 80, 48, .. var text]:
                qr.Clear().Append(Encoding.UTF8.GetString(text));
                break;
            case 'k' when data is [49, 81, 48]:
                items.Add(new PaperItem.Qr(qr.ToString(), qrSize, qrLevel));
                break;
            case 'k' when data is [48 or 50, >= 65 and <= 90, ..]:
                if (data[1] == 81)
                {
                    items.Add(new PaperItem.OtherCode(data[0]));
                }

                break;
            case 'L' when data is [48, 112, 48, 1 or 2, 1 or 2, 49, ..]:
                var (width, rows) = (data[6] | (data[7] << 8), data[8] | (data[9] << 8));
                at -= length - 10;
                graphics = Raster((width + 7) / 8, width, rows);
                break;
            case 'L' when data is [48, 0 or 2 or 48 or 50]:
                items.Add(graphics ?? throw Bad("nothing in the buffer for pictures"));
                graphics = null;
                break;
            case 'H' when data is [48, 48, _, _, _, _]:
                items.Add(new PaperItem.Question($"1D2848{Convert.ToHexString(data)}"));
                break;
            case 'A' or 'D' or 'E' or 'K' or 'N':
                break;
            default:
                throw Bad($"GS ( {(char)family} {Convert.ToHexString(data[..Math.Min(8, data.Length)])}");
        }
    }

    private void Fs(byte kind)
    {
        switch ((char)kind)
        {
            case '&' or '.':
                break;
            case '!' or '-' or 'C' or 'W':
                _ = Next();
                break;
            case 'S':
                _ = Short();
                break;
            case 'p':
                _ = Short();
                break;
            case '(':
                _ = Next();
                _ = Take(Short());
                break;
            default:
                throw Bad($"FS {kind:X2}");
        }
    }

    private void Dle(byte kind)
    {
        switch (kind)
        {
            case 0x04 or 0x05:
                items.Add(new PaperItem.Question($"10{kind:X2}{Next():X2}"));
                break;
            case 0x14:
                _ = Within(1);
                items.Add(new PaperItem.Drawer(Within(0, 1)));
                _ = Next();
                break;
            default:
                throw Bad($"DLE {kind:X2}");
        }
    }
}
