using System.Text;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;

namespace Retail.Devices.Tests.Printing.Decoding;

/// <summary>
/// Draws a decoded job as the paper would look: letters, codes and pictures at the printer's resolution.
/// </summary>
internal static class PaperDrawing
{
    private const int LineHeight = 30;
    private const int BarHeight = 64;
    private const int Gap = 12;

    public static Picture Draw(IReadOnlyCollection<PaperItem> items, int dots)
    {
        var pieces = items.Select(item => Piece(item)).ToArray();
        var paper = new Picture(dots, Math.Clamp(pieces.Sum(piece => piece.Height), 1, Picture.MaxSide));
        var top = 0;
        foreach (var (item, piece) in items.Zip(pieces))
        {
            var isLeft = item is PaperItem.Line;
            for (var y = 0; piece.Drawing is { } drawing && y < drawing.Height; y++)
            {
                for (var x = 0; x < drawing.Width; x++)
                {
                    if (drawing[x, y])
                    {
                        paper.Fill((isLeft ? 0 : (dots - drawing.Width) / 2) + x, top + y, 1, 1);
                    }
                }
            }

            top += piece.Height;
        }

        return paper;
    }

    private static (Picture? Drawing, int Height) Piece(PaperItem item) => item switch
    {
        PaperItem.Line line => (
            GlyphFont.OfHouse.Draw(
                line.Text, new TextStyle(Bold: line.Bold, Wide: line.Wide > 1, Tall: line.Tall > 1), GlyphFont.Width,
                new StringBuilder()),
            LineHeight * line.Tall),
        PaperItem.Image image => (Copy(image), image.Height),
        PaperItem.Barcode { Kind: 73 } barcode => (Bars(barcode.Data), BarHeight + Gap),
        PaperItem.Qr qr => (Squares(qr), (QrSquares.Of(qr.Data).Side * qr.Size) + Gap),
        PaperItem.Feed feed => (null, feed.Dots),
        _ => (null, 0),
    };

    private static Picture Copy(PaperItem.Image image)
    {
        var copy = new Picture(image.Width, image.Height);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                if (image[x, y])
                {
                    copy.Fill(x, y, 1, 1);
                }
            }
        }

        return copy;
    }

    private static Picture Bars(string data)
    {
        const int module = 2;
        var bars = new Picture(Code128.ModulesOf(data) * module, BarHeight);
        foreach (var (from, width) in Code128.Bars(data))
        {
            bars.Fill(from * module, 0, width * module, BarHeight);
        }

        return bars;
    }

    private static Picture Squares(PaperItem.Qr qr)
    {
        var squares = QrSquares.Of(qr.Data);
        var drawing = new Picture(squares.Side * qr.Size, squares.Side * qr.Size);
        foreach (var (x, y, width) in squares.Runs)
        {
            drawing.Fill(x * qr.Size, y * qr.Size, width * qr.Size, qr.Size);
        }

        return drawing;
    }
}
