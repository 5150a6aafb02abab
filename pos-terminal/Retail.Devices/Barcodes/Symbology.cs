namespace Retail.Devices.Barcodes;

/// <summary>The kind of symbol that was read.</summary>
public enum Symbology
{
    /// <summary>The scanner did not say, or somebody typed it.</summary>
    Unknown,

    /// <summary>EAN-13, and what scanners send of UPC-A and UPC-E as the same.</summary>
    Ean13,

    /// <summary>EAN-8.</summary>
    Ean8,

    /// <summary>UPC-A.</summary>
    UpcA,

    /// <summary>UPC-E.</summary>
    UpcE,

    /// <summary>Interleaved 2 of 5, as ITF-14.</summary>
    Itf14,

    /// <summary>GS1-128.</summary>
    Gs1Code128,

    /// <summary>GS1 DataBar Omnidirectional, Stacked, Truncated: a GTIN and nothing else.</summary>
    DataBarOmni,

    /// <summary>GS1 DataBar Limited: a GTIN that begins with 0 or 1.</summary>
    DataBarLimited,

    /// <summary>GS1 DataBar Expanded; scanners say of every DataBar that it is this.</summary>
    DataBarExpanded,

    /// <summary>Data Matrix.</summary>
    DataMatrix,

    /// <summary>QR code.</summary>
    Qr,

    /// <summary>DotCode.</summary>
    DotCode,

    /// <summary>Any other that says which it is, such as Code 128 without GS1's mark.</summary>
    Other,
}
