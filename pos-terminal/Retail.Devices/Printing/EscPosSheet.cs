using System.Buffers;
using System.Text;
using Retail.Devices.Receipts;

namespace Retail.Devices.Printing;

/// <summary>A receipt as ESC/POS commands, as this model understands them.</summary>
internal sealed class EscPosSheet : IReceiptSheet
{
    private const byte Esc = 0x1B;
    private const byte Gs = 0x1D;
    private const byte LineFeed = (byte)'\n';
    private const byte BarHeightDots = 64;
    private const byte ModuleDots = 2;
    private const byte GapDots = 12;
    private const int MostQrSquareDots = 6;

    // Wide to narrow bars of Code 39 as three to one, with the gap behind each letter.
    private const int Code39Modules = 16;

    private static readonly SearchValues<char> Code39Letters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%");

    private readonly JobBuffer job = new();
    private readonly List<PrintMark> marks = new(64);
    private readonly PrinterProfile profile;
    private readonly StringBuilder replaced = new();

    private TextStyle current;
    private int page = -1;
    private int ink = -1;

    public EscPosSheet(PrinterProfile profile)
    {
        this.profile = profile;

        // Awake, with the American letters between the ASCII ones, and without the double bytes of Chinese models.
        job.Add(Esc, (byte)'@', Esc, (byte)'R', 0);
        if (profile.Pages.Count > 1)
        {
            job.Add(0x1C, (byte)'.');
        }
    }

    public bool HasSizes => true;

    public void OpenDrawer(DrawerPin pin) => job.Add(DrawerPulse.Write(pin, profile, isStopped: false).Span);

    public PrintJob Job(JobOptions options)
    {
        job.Add(options.Proof switch
        {
            PrintProof.ProcessId => PrinterQuestions.Processed(options.Id).Span,
            PrintProof.AnswerInTurn => PrinterQuestions.PaperInTurn.Span,
            _ => [],
        });
        return new PrintJob(
            job.Written, marks, ink < 0 ? job.Length : ink, options.Proof, options.Id, replaced.ToString());
    }

    public void Line(ReadOnlySpan<char> text, TextStyle style)
    {
        text = text.TrimEnd(' ');
        if (profile.Pages.HaveAll(text))
        {
            Become(style);
            job.AddText(text, profile.Pages, ref page);
            Inks();
            job.Add(LineFeed);
        }
        else if (profile.DrawsText)
        {
            Inks();
            job.Draw(
                GlyphFont.OfHouse.Draw(text, style, profile.Dots / profile.Columns, replaced), profile.Drawing);
        }
        else
        {
            Become(style);
            job.AddText(WithQuestionMarks(text), profile.Pages, ref page);
            Inks();
            job.Add(LineFeed);
        }

        Mark();
    }

    public void Barcode(string data)
    {
        Become(default);
        var bars = Code128.ModulesOf(data) + (2 * Code128.QuietModules);
        var fits = Code128.CanSay(data) && bars * ModuleDots <= profile.Dots;
        if (fits && profile.HasBarcodes)
        {
            // Function B; a brace announces the code set, so that one in the text is written twice.
            var text = data.Replace("{", "{{", StringComparison.Ordinal);
            BarHead();
            job.Add(Gs, (byte)'k', 73, (byte)(text.Length + 2), (byte)'{', (byte)'B');
            Ascii(text);
            BarEnd();
        }
        else if (profile.HasOldBarcodes && !data.AsSpan().ContainsAnyExcept(Code39Letters) &&
            (data.Length + 2) * Code39Modules * ModuleDots <= profile.Dots)
        {
            BarHead();
            job.Add(Gs, (byte)'k', 4);
            Ascii(data);
            job.Add(0);
            BarEnd();
        }
        else if (fits && profile.Drawing != DrawingKind.None)
        {
            var picture = new Picture(bars * ModuleDots, BarHeightDots);
            foreach (var (from, width) in Code128.Bars(data))
            {
                picture.Fill((from + Code128.QuietModules) * ModuleDots, 0, width * ModuleDots, BarHeightDots);
            }

            Feed();
            Image(picture);
        }
        else
        {
            Qr(data);
        }
    }

    public void Qr(string data)
    {
        Become(default);
        if (profile.HasQrCodes)
        {
            var text = Encoding.UTF8.GetBytes(data);
            var size = text.Length + 3;
            Feed();
            Centre(true);
            Inks();
            QrFunction(65, 50, 0);
            QrFunction(67, MostQrSquareDots);
            QrFunction(69, 49);
            job.Add(Gs, (byte)'(', (byte)'k', (byte)(size & 0xFF), (byte)(size >> 8), 49, 80, 48);
            job.Add(text);
            QrFunction(81, 48);
            Centre(false);
            Mark();
        }
        else if (profile.Drawing != DrawingKind.None)
        {
            var squares = QrSquares.Of(data);
            var size = Math.Clamp(profile.Dots / squares.Side, 1, MostQrSquareDots);
            var picture = new Picture(squares.Side * size, squares.Side * size);
            foreach (var (x, y, width) in squares.Runs)
            {
                picture.Fill(x * size, y * size, width * size, size);
            }

            Image(picture);
        }
    }

    public void Image(Picture picture)
    {
        // What is wider than the paper would come out as noise.
        if (profile.Drawing != DrawingKind.None && picture.Width <= profile.Dots)
        {
            Become(default);
            Centre(true);
            Inks();
            job.Draw(picture, profile.Drawing);
            Centre(false);
            Mark();
        }
    }

    public void Cut()
    {
        Become(default);
        Inks();
        if (profile.CutsPartly)
        {
            job.Add(Gs, (byte)'V', (byte)'B', 0);
        }
        else if (profile.CutsFully)
        {
            job.Add(Gs, (byte)'V', (byte)'A', 0);
        }
        else
        {
            // Up to where it is torn off.
            job.Add(Esc, (byte)'d', 4);
        }

        Mark();
    }

    private string WithQuestionMarks(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var element = text[..TextWidth.LengthAt(text)];
            if (profile.Pages.HaveAll(element))
            {
                shown.Append(element);
            }
            else
            {
                replaced.Append(element);
                shown.Append('?', TextWidth.WidthAt(text));
            }

            text = text[element.Length..];
        }

        return shown.ToString();
    }

    private void Become(TextStyle style)
    {
        if (style.Bold != current.Bold)
        {
            job.Add(Esc, (byte)'E', (byte)(style.Bold ? 1 : 0));
        }

        if (style.Wide != current.Wide || style.Tall != current.Tall)
        {
            job.Add(Gs, (byte)'!', (byte)((style.Wide ? 0x10 : 0) | (style.Tall ? 1 : 0)));
        }

        current = style;
    }

    private void BarHead()
    {
        Feed();
        Centre(true);
        Inks();
        job.Add(Gs, (byte)'h', BarHeightDots, Gs, (byte)'w', ModuleDots);
    }

    private void BarEnd()
    {
        Centre(false);
        Mark();
    }

    private void QrFunction(byte function, params ReadOnlySpan<byte> values)
    {
        job.Add(Gs, (byte)'(', (byte)'k', (byte)(values.Length + 2), 0, 49, function);
        job.Add(values);
    }

    private void Ascii(string text)
    {
        foreach (var one in text)
        {
            job.Add((byte)one);
        }
    }

    private void Feed()
    {
        Inks();
        job.Add(Esc, (byte)'J', GapDots);
    }

    private void Centre(bool isOn) => job.Add(Esc, (byte)'a', (byte)(isOn ? 1 : 0));

    /// <summary>From here on something may be on paper.</summary>
    private void Inks() => ink = ink < 0 ? job.Length : ink;

    private void Mark() => marks.Add(new PrintMark(marks.Count + 1, job.Length));
}
