using System.Globalization;
using System.Text;

namespace Retail.Devices.Receipts;

/// <summary>
/// A receipt as a picture for screens and mail: SVG without script, style or anything to download. Every run of text
/// states its width, so that columns stand exactly whatever font the reader has.
/// </summary>
public static class SvgReceipt
{
    private const int Cell = 10;
    private const int LineHeight = 20;
    private const int Baseline = 15;
    private const int Margin = 16;

    // A fixed-width letter is 0.6 of its size wide.
    private const string FontSize = "16.6";
    private const int BarHeight = 56;
    private const int BarModule = 2;
    private const int QrSquare = 5;

    /// <summary>The receipt with lines of at most <paramref name="columns"/> columns.</summary>
    public static string Write(IReadOnlyList<ReceiptPart> parts, int columns)
    {
        var sheet = new Sheet(columns);
        ReceiptLayout.Write(parts, columns, sheet);
        return sheet.Finish();
    }

    private sealed class Sheet(int columns) : IReceiptSheet
    {
        private readonly StringBuilder body = new();
        private readonly int width = (columns * Cell) + (2 * Margin);
        private int top = Margin;

        public bool HasSizes => true;

        public void Line(ReadOnlySpan<char> text, TextStyle style)
        {
            var (across, down) = (style.Wide ? 2 : 1, style.Tall ? 2 : 1);
            var column = 0;
            while (!text.IsEmpty)
            {
                // Between runs of blanks: how browsers treat those differs.
                var blanks = text.Length - text.TrimStart(' ').Length;
                var rest = text[blanks..];
                var end = rest.IndexOf("  ", StringComparison.Ordinal);
                var run = end < 0 ? rest : rest[..end];
                column += blanks;
                Run(run.TrimEnd(' '), Margin + (column * Cell * across), style, across, down);
                column += TextWidth.Of(run);
                text = end < 0 ? [] : rest[end..];
            }

            top += LineHeight * down;
        }

        public void Barcode(string data)
        {
            if (!Code128.CanSay(data))
            {
                Qr(data);
                return;
            }

            var path = new StringBuilder();
            foreach (var (from, modules) in Code128.Bars(data))
            {
                path.Append(CultureInfo.InvariantCulture, $"M{from} 0h{modules}v1h-{modules}z");
            }

            Path(path, Code128.ModulesOf(data) * BarModule, BarHeight, BarModule, BarHeight);
        }

        public void Qr(string data)
        {
            var squares = QrSquares.Of(data);
            var path = new StringBuilder();
            foreach (var (x, y, run) in squares.Runs)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{run}v1h-{run}z");
            }

            Path(path, squares.Side * QrSquare, squares.Side * QrSquare, QrSquare, QrSquare);
        }

        public void Image(Picture picture)
        {
            var path = new StringBuilder();
            for (var y = 0; y < picture.Height; y++)
            {
                for (var x = 0; x < picture.Width; x++)
                {
                    var from = x;
                    while (x < picture.Width && picture[x, y])
                    {
                        x++;
                    }

                    if (x > from)
                    {
                        path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                    }
                }
            }

            Path(path, picture.Width, picture.Height, 1, 1);
        }

        public void Cut()
        {
            // The end of the paper.
        }

        public string Finish() => string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top + Margin}" width="{width}" height="{top + Margin}" font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="{FontSize}"><rect width="100%" height="100%" fill="#fff"/>{body}</svg>""");

        private void Run(ReadOnlySpan<char> text, int left, TextStyle style, int across, int down)
        {
            if (text.IsEmpty)
            {
                return;
            }

            var scale = across == 1 && down == 1 ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $" scale({across} {down})");
            var weight = style.Bold ? " font-weight=\"bold\"" : string.Empty;
            body.Append(
                CultureInfo.InvariantCulture,
                $"""<text transform="translate({left} {top + (Baseline * down)}){scale}" textLength="{TextWidth.Of(text) * Cell}" lengthAdjust="spacingAndGlyphs"{weight}>""");
            Escape(text);
            body.Append("</text>");
        }

        private void Path(StringBuilder path, int pathWidth, int height, int scaleX, int scaleY)
        {
            top += LineHeight / 2;
            body.Append(
                CultureInfo.InvariantCulture,
                $"""<path transform="translate({(width - pathWidth) / 2} {top}) scale({scaleX} {scaleY})" shape-rendering="crispEdges" d="{path}"/>""");
            top += height + (LineHeight / 2);
        }

        private void Escape(ReadOnlySpan<char> text)
        {
            foreach (var one in text)
            {
                _ = one switch
                {
                    '&' => body.Append("&amp;"),
                    '<' => body.Append("&lt;"),
                    '>' => body.Append("&gt;"),
                    '"' => body.Append("&quot;"),
                    _ => body.Append(one),
                };
            }
        }
    }
}
