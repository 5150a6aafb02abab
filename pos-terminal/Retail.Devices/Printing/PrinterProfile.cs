using Retail.Devices.Receipts;

namespace Retail.Devices.Printing;

/// <summary>What a model of printer can do, as far as a receipt needs to know.</summary>
public sealed class PrinterProfile
{
    /// <summary>Dots that a letter of a receipt printer's standard font is wide at least; it is 24 high.</summary>
    internal const int LetterDots = 12;

    private readonly Lazy<PrinterPages> pages;

    internal PrinterProfile(Func<PrinterPages> pages) => this.pages = new Lazy<PrinterPages>(pages);

    /// <summary>Its name in the printers' database, by which settings choose it.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Vendor { get; init; }

    /// <summary>Letters of the standard font on a line.</summary>
    public required int Columns { get; init; }

    /// <summary>Dots on a line, as told or as the letters take.</summary>
    public required int Dots { get; init; }

    /// <summary>Whether it knows Code 39 and EAN (<c>GS k</c>, function A).</summary>
    public bool HasOldBarcodes { get; init; }

    /// <summary>Whether it knows Code 128 (<c>GS k</c>, function B).</summary>
    public bool HasBarcodes { get; init; }

    /// <summary>Whether it draws QR codes by itself.</summary>
    public bool HasQrCodes { get; init; }

    /// <summary>Whether it cuts through.</summary>
    public bool CutsFully { get; init; }

    /// <summary>Whether it cuts and leaves a bridge, so that the receipt does not fall.</summary>
    public bool CutsPartly { get; init; }

    /// <summary>Whether it opens a drawer by <c>ESC p</c>.</summary>
    public bool HasPulse { get; init; }

    /// <summary>Whether it opens a drawer by the bell.</summary>
    public bool HasBell { get; init; }

    /// <summary>Whether it speaks Star's own commands, which are others.</summary>
    public bool SpeaksStar { get; init; }

    /// <summary>Whether it prints on paper; the database also knows customer displays.</summary>
    public bool PrintsReceipts =>
        Columns >= ReceiptLayout.MinColumns && (HasPulse || HasBell || Drawing != DrawingKind.None);

    internal DrawingKind Drawing { get; init; }

    internal PrinterPages Pages => pages.Value;

    /// <summary>Whether lines of text can be drawn so that they look like its own.</summary>
    internal bool DrawsText => Drawing != DrawingKind.None && Dots / Columns >= LetterDots;
}
