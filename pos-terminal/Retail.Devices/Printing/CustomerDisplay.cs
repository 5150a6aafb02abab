using Retail.Devices.Receipts;

namespace Retail.Devices.Printing;

/// <summary>Two lines of twenty letters on a customer's display, in the commands that such displays share.</summary>
public static class CustomerDisplay
{
    /// <summary>Letters of a line.</summary>
    public const int Columns = 20;

    private static readonly byte[] ToDisplay = [0x1B, (byte)'=', 2];
    private static readonly byte[] ToPrinter = [0x1B, (byte)'=', 1];

    // Awake, each letter where the one before was written over, no cursor.
    private static readonly byte[] Awake = [0x1B, (byte)'@', 0x1F, 0x01, 0x1F, (byte)'C', 0];
    private static readonly byte[] SecondLine = [0x1F, (byte)'$', 1, 2];

    /// <summary>
    /// The bytes that show a text and an amount on each line: a text that is too long is cut off, an amount never is as
    /// long as it fits by itself. What the display has no letter for is a question mark.
    /// </summary>
    /// <param name="first">The upper line.</param>
    /// <param name="second">The lower line.</param>
    /// <param name="display">The display's letters: a model from the printers' database.</param>
    /// <param name="isBehindPrinter">Whether it hangs on the printer's cable.</param>
    public static ReadOnlyMemory<byte> Write(
        (string Text, string Amount) first, (string Text, string Amount) second, PrinterProfile display,
        bool isBehindPrinter)
    {
        var bytes = new JobBuffer();
        bytes.Add(isBehindPrinter ? ToDisplay : []);
        bytes.Add(Awake);
        var page = -1;
        Line(bytes, first, display.Pages, ref page);
        bytes.Add(SecondLine);
        Line(bytes, second, display.Pages, ref page);
        bytes.Add(isBehindPrinter ? ToPrinter : []);
        return bytes.Written;
    }

    private static void Line(
        JobBuffer bytes, (string Text, string Amount) line, PrinterPages pages, ref int page)
    {
        var amount = Shown(line.Amount, pages, Columns);
        var room = Columns - amount.Length - (amount.Length is 0 or Columns ? 0 : 1);
        var text = Shown(line.Text, pages, room);
        bytes.AddText(text.PadRight(Columns - amount.Length) + amount, pages, ref page);
    }

    private static string Shown(string text, PrinterPages pages, int room)
    {
        var shown = new char[room];
        var length = 0;
        ReadOnlySpan<char> rest = TextWidth.Clean(text);
        while (!rest.IsEmpty && length < room)
        {
            var element = rest[..TextWidth.LengthAt(rest)];
            shown[length++] = element.Length == 1 && pages.HaveAll(element) ? element[0] : '?';
            rest = rest[element.Length..];
        }

        return new string(shown, 0, length);
    }
}
