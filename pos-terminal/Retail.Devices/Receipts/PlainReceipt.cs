using System.Text;

namespace Retail.Devices.Receipts;

/// <summary>
/// A receipt as plain text: for screens, mail, and printers that know nothing else. Codes and pictures are left out,
/// for what they say is there in words.
/// </summary>
public static class PlainReceipt
{
    /// <summary>The lines, each at most <paramref name="columns"/> columns wide.</summary>
    public static IReadOnlyList<string> Write(IReadOnlyList<ReceiptPart> parts, int columns)
    {
        var sheet = new Sheet();
        ReceiptLayout.Write(parts, columns, sheet);
        return sheet.Lines;
    }

    /// <summary>
    /// The print job of a plain text printer: UTF-8, line feeds, and where the paper is cut room to tear it off.
    /// </summary>
    public static ReadOnlyMemory<byte> WriteJob(IReadOnlyList<ReceiptPart> parts, int columns) =>
        Encoding.UTF8.GetBytes(string.Join('\n', Write(parts, columns)) + "\n\n\n");

    private sealed class Sheet : IReceiptSheet
    {
        public List<string> Lines { get; } = [];

        public bool HasSizes => false;

        public void Line(ReadOnlySpan<char> text, TextStyle style) => Lines.Add(text.ToString());

        public void Barcode(string data)
        {
            // Said in words elsewhere.
        }

        public void Qr(string data)
        {
            // Said in words elsewhere.
        }

        public void Image(Picture picture)
        {
            // Text has none.
        }

        public void Cut()
        {
            // The job's end.
        }
    }
}
