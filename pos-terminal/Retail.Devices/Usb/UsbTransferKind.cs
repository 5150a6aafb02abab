namespace Retail.Devices.Usb;

/// <summary>How an endpoint moves its bytes; the numbers of USB 2.0, table 9-13.</summary>
public enum UsbTransferKind
{
    /// <summary>Requests and their answers.</summary>
    Control,

    /// <summary>A steady stream that may lose bytes.</summary>
    Isochronous,

    /// <summary>Bytes as fast as both sides like, none lost.</summary>
    Bulk,

    /// <summary>Short reports that the host polls for.</summary>
    Interrupt,
}
