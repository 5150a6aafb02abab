namespace Retail.Devices.Barcodes;

/// <summary>What a symbol carries.</summary>
public enum ScannedContent
{
    /// <summary>Text without a meaning to GS1: an SKU, a coupon, a cart.</summary>
    Text,

    /// <summary>An item number alone.</summary>
    Number,

    /// <summary>Application identifiers with their values.</summary>
    Elements,

    /// <summary>A GS1 Digital Link.</summary>
    Link,
}
