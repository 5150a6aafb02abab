using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Retail.Devices.Receipts;

namespace Retail.Devices.Printing;

/// <summary>
/// Letters as dots, for what no table of a printer holds: 12 by 24 dots, as receipt printers' own letters are.
/// </summary>
internal sealed class GlyphFont
{
    public const int Width = PrinterProfile.LetterDots;

    public const int Height = 24;

    private const string File = "Retail.Devices.Printing.Data.receipt-font.hex";
    private const int RowDigits = 3;

    // A frame says that something stands here that cannot be shown, and how wide it is.
    private const int FrameTop = 4;
    private const int FrameHeight = 16;

    private static readonly Lazy<GlyphFont> House = new(Read);

    private readonly FrozenDictionary<int, ushort[]> glyphs;

    private GlyphFont(FrozenDictionary<int, ushort[]> glyphs) => this.glyphs = glyphs;

    public static GlyphFont OfHouse => House.Value;

    /// <summary>Whether all of what people see as one character can be drawn.</summary>
    public bool Has(ReadOnlySpan<char> element)
    {
        foreach (var rune in element.EnumerateRunes())
        {
            if (!glyphs.ContainsKey(rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A line of text as a picture, <paramref name="pitch"/> dots from letter to letter; what cannot be drawn is a
    /// frame as wide as it, and goes into <paramref name="missing"/>.
    /// </summary>
    public Picture Draw(ReadOnlySpan<char> text, TextStyle style, int pitch, StringBuilder missing)
    {
        var (across, down) = (style.Wide ? 2 : 1, style.Tall ? 2 : 1);
        var picture = new Picture(Math.Max(TextWidth.Of(text), 1) * pitch * across, Height * down);
        var left = 0;
        while (!text.IsEmpty)
        {
            var element = text[..TextWidth.LengthAt(text)];
            var width = TextWidth.WidthAt(text) * pitch;
            if (Has(element))
            {
                foreach (var rune in element.EnumerateRunes())
                {
                    Draw(picture, glyphs[rune.Value], left * across, across, down, style.Bold ? 1 : 0);
                }
            }
            else
            {
                missing.Append(element);
                Frame(picture, left * across, width * across, down);
            }

            left += width;
            text = text[element.Length..];
        }

        return picture;
    }

    private static void Draw(Picture picture, ushort[] glyph, int left, int across, int down, int extra)
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                if ((glyph[y] & (1 << (Width - 1 - x))) != 0)
                {
                    picture.Fill(left + (x * across), y * down, across + extra, down);
                }
            }
        }
    }

    private static void Frame(Picture picture, int left, int width, int down)
    {
        var (top, height, right) = (FrameTop * down, FrameHeight * down, left + width - 2);
        picture.Fill(left + 1, top, width - 2, 1);
        picture.Fill(left + 1, top + height - 1, width - 2, 1);
        picture.Fill(left + 1, top, 1, height);
        picture.Fill(right, top, 1, height);
    }

    private static GlyphFont Read()
    {
        using var stream = typeof(GlyphFont).Assembly.GetManifestResourceStream(File) ??
            throw new InvalidOperationException($"{File} is missing.");
        using var lines = new StreamReader(stream);
        var glyphs = new Dictionary<int, ushort[]>();
        while (lines.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var rows = new ushort[Height];
            for (var y = 0; y < Height; y++)
            {
                rows[y] = ushort.Parse(
                    line.AsSpan(colon + 1 + (y * RowDigits), RowDigits), NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture);
            }

            glyphs.Add(
                int.Parse(line.AsSpan(0, colon), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), rows);
        }

        return new GlyphFont(glyphs.ToFrozenDictionary());
    }
}
