namespace Retail.Devices.Scanning;

/// <summary>How a scanner reaches the till.</summary>
public enum ScannerCable
{
    /// <summary>USB, as HID POS.</summary>
    Usb,

    /// <summary>A serial line, perhaps over USB.</summary>
    Serial,

    /// <summary>As a keyboard.</summary>
    Keyboard,
}
