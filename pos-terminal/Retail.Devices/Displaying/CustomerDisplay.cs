using Retail.Devices.Printing;
using Retail.Devices.Receipts;

namespace Retail.Devices.Displaying;

/// <summary>Two lines of twenty letters on a customer's display, in the commands that such displays share.</summary>
public static class CustomerDisplay
{
    /// <summary>Letters of a line.</summary>
    public const int Columns = 20;

    private static readonly byte[] WakeUp = [0x1B, (byte)'@'];

    // Each letter where the one before was is written over it; no cursor; from the first place on.
    private static readonly byte[] FromTheStart = [0x1F, 0x01, 0x1F, (byte)'C', 0, 0x1F, (byte)'$', 1, 1];
    private static readonly byte[] SecondLine = [0x1F, (byte)'$', 1, 2];

    /// <summary>
    /// The bytes that show this: a text that is too long is cut off, an amount never is as long as it fits by itself.
    /// What the display has no letter for is a question mark.
    /// </summary>
    /// <param name="shown">What is to stand there.</param>
    /// <param name="display">The display's letters: a model from the printers' database.</param>
    /// <param name="isFirst">
    /// Whether nobody knows what the display was told before: it then starts anew, which goes dark for a moment.
    /// </param>
    public static ReadOnlyMemory<byte> Write(DisplayText shown, PrinterProfile display, bool isFirst)
    {
        var bytes = new JobBuffer();
        bytes.Add(isFirst ? WakeUp : []);
        bytes.Add(FromTheStart);
        var page = -1;
        Add(bytes, shown.Upper, display.Pages, ref page);
        bytes.Add(SecondLine);
        Add(bytes, shown.Lower, display.Pages, ref page);
        return bytes.Written;
    }

    private static void Add(JobBuffer bytes, DisplayLine line, PrinterPages pages, ref int page)
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
