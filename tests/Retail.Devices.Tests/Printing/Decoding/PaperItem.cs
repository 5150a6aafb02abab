namespace Retail.Devices.Tests.Printing.Decoding;

/// <summary>Something that came out of a decoded job, in order.</summary>
internal abstract record PaperItem
{
    private PaperItem()
    {
    }

    /// <summary>A line of letters, each at the column where it stands.</summary>
    public sealed record Line(string Text, bool Bold, int Wide, int Tall, int Align) : PaperItem;

    /// <summary>A barcode in the terms of <c>GS k</c>.</summary>
    public sealed record Barcode(int Kind, string Data) : PaperItem;

    public sealed record Qr(string Data, int Size, char Level) : PaperItem;

    /// <summary>Another code with two dimensions, by its number.</summary>
    public sealed record OtherCode(int Kind) : PaperItem;

    /// <summary>Rows of dots, a letter each: <c>#</c> is black.</summary>
    public sealed record Image(int Width, int Height, string Dots) : PaperItem
    {
        public bool this[int x, int y] => Dots[(y * Width) + x] == '#';
    }

    public sealed record Feed(int Dots) : PaperItem;

    public sealed record Cut(bool Fully) : PaperItem;

    public sealed record Drawer(int Pin) : PaperItem;

    /// <summary>A question to the printer: its bytes.</summary>
    public sealed record Question(string Hex) : PaperItem;
}
