using System.Buffers;

namespace Retail.Devices.Receipts;

/// <summary>
/// Lays the parts of a receipt out in lines of so many columns: wraps what is too long, puts amounts at the right edge.
/// Every renderer's lines come from here, so that paper, screen and mail say the same.
/// </summary>
internal sealed class ReceiptLayout
{
    /// <summary>Narrowest paper that a receipt is laid out for.</summary>
    public const int MinColumns = 20;

    /// <summary>Widest paper.</summary>
    public const int MaxColumns = 120;

    private readonly ArrayBufferWriter<char> line = new(2 * MaxColumns);
    private readonly List<Range> lefts = new(8);
    private readonly List<Range> rights = new(4);
    private readonly IReceiptSheet sheet;
    private readonly int paper;

    private ReceiptLayout(IReceiptSheet sheet, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, MinColumns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, MaxColumns);
        this.sheet = sheet;
        paper = columns;
    }

    public static void Write(IReadOnlyList<ReceiptPart> parts, int columns, IReceiptSheet sheet)
    {
        var layout = new ReceiptLayout(sheet, columns);
        for (var i = 0; i < parts.Count; i++)
        {
            layout.Write(parts[i]);
        }
    }

    private void Write(ReceiptPart part)
    {
        switch (part)
        {
            case ReceiptPart.Text text:
                Wrapped(TextWidth.Clean(text.Words), text.Style, text.Indent);
                break;
            case ReceiptPart.Pair pair:
                Pair(TextWidth.Clean(pair.Left), TextWidth.Clean(pair.Right), pair.Style, pair.Indent);
                break;
            case ReceiptPart.Rule:
                line.ResetWrittenCount();
                Blanks(paper, '-');
                sheet.Line(line.WrittenSpan, default);
                break;
            case ReceiptPart.Barcode barcode:
                sheet.Barcode(barcode.Data);
                break;
            case ReceiptPart.Qr qr:
                sheet.Qr(qr.Data);
                break;
            case ReceiptPart.Image image:
                sheet.Image(image.Picture);
                break;
            case ReceiptPart.Cut:
                sheet.Cut();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "Nobody lays this out.");
        }
    }

    private void Wrapped(string text, TextStyle style, int indent)
    {
        style = Fitting(style, indent + TextWidth.Of(text));
        var columns = ColumnsOf(style);
        TextWidth.Wrap(text, columns - indent, lefts);
        foreach (var range in lefts)
        {
            var words = text.AsSpan(range);
            var room = columns - indent - TextWidth.Of(words);
            Row(indent + style.Align switch { Alignment.Left => 0, Alignment.Centre => room / 2, _ => room }, words);
            sheet.Line(line.WrittenSpan, style);
        }
    }

    /// <summary>A text that is too long wraps and the amount stands on its last line, or on its own.</summary>
    private void Pair(string left, string right, TextStyle style, int indent)
    {
        style = Fitting(style, indent + TextWidth.Of(left) + 1 + TextWidth.Of(right));
        var columns = ColumnsOf(style);
        TextWidth.Wrap(right, columns, rights);
        var amount = right.AsSpan(rights[0]);
        var room = columns - indent - TextWidth.Of(amount) - 1;
        if (rights.Count > 1 || room < columns / 4)
        {
            Wrapped(left, style, indent);
            foreach (var range in rights)
            {
                var part = right.AsSpan(range);
                Row(columns - TextWidth.Of(part), part);
                sheet.Line(line.WrittenSpan, style);
            }

            return;
        }

        TextWidth.Wrap(left, room, lefts);
        for (var i = 0; i < lefts.Count; i++)
        {
            var part = left.AsSpan(lefts[i]);
            Row(indent, part);
            if (i == lefts.Count - 1)
            {
                Blanks(columns - indent - TextWidth.Of(part) - TextWidth.Of(amount), ' ');
                line.Write(amount);
            }

            sheet.Line(line.WrittenSpan, style);
        }
    }

    /// <summary>Wide letters are for what fits with them on one line; else legible beats large.</summary>
    private TextStyle Fitting(TextStyle style, int width) =>
        style.Wide && (!sheet.HasSizes || 2 * width > paper) ? style with { Wide = false } : style;

    private int ColumnsOf(TextStyle style) => style.Wide ? paper / 2 : paper;

    private void Row(int blanks, ReadOnlySpan<char> text)
    {
        line.ResetWrittenCount();
        Blanks(blanks, ' ');
        line.Write(text);
    }

    private void Blanks(int count, char blank)
    {
        line.GetSpan(count)[..count].Fill(blank);
        line.Advance(count);
    }
}
