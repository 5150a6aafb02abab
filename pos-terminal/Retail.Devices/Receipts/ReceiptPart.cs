namespace Retail.Devices.Receipts;

/// <summary>A part of a receipt as paper: what stands there and how, without a word about any printer.</summary>
public abstract record ReceiptPart
{
    private ReceiptPart()
    {
    }

    /// <summary>A text, on as many lines as it needs.</summary>
    public sealed record Text(string Words, TextStyle Style = default, int Indent = 0) : ReceiptPart;

    /// <summary>A text at the left and an amount at the right of its last line.</summary>
    public sealed record Pair(string Left, string Right, TextStyle Style = default, int Indent = 0) : ReceiptPart;

    /// <summary>A line across the paper.</summary>
    public sealed record Rule : ReceiptPart;

    /// <summary>
    /// A barcode of printable ASCII; each printer draws it in a symbology that it has. What it says must be on the
    /// receipt in words as well.
    /// </summary>
    public sealed record Barcode(string Data) : ReceiptPart;

    /// <summary>A QR code. What it says must be on the receipt in words as well, as far as people need it.</summary>
    public sealed record Qr(string Data) : ReceiptPart;

    /// <summary>A picture in the middle, such as the shop's logo.</summary>
    public sealed record Image(Picture Picture) : ReceiptPart;

    /// <summary>Here the paper is cut, or torn off.</summary>
    public sealed record Cut : ReceiptPart;
}
