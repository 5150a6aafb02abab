namespace Retail.Devices.Receipts;

/// <summary>What a receipt is written on, line by line; every line is already as wide as the paper allows.</summary>
internal interface IReceiptSheet
{
    /// <summary>Whether letters can be twice as wide here.</summary>
    bool HasSizes { get; }

    /// <summary>A line of text, its blanks at the left included.</summary>
    void Line(ReadOnlySpan<char> text, TextStyle style);

    void Barcode(string data);

    void Qr(string data);

    void Image(Picture picture);

    void Cut();
}
