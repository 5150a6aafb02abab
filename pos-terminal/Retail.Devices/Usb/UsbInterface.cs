namespace Retail.Devices.Usb;

/// <summary>One setting of one function of a device. Which functions are the same shows in the number.</summary>
/// <param name="Number">Number of the function.</param>
/// <param name="Alternate">Number of the setting; one setting of a function holds at a time, first 0.</param>
/// <param name="Class">What it is: 0x07 a printer, 0x03 HID, 0xFF its maker's own.</param>
/// <param name="Subclass">What it is more precisely.</param>
/// <param name="Protocol">How to speak with it.</param>
/// <param name="Endpoints">Its endpoints, as the device lists them.</param>
/// <param name="HidReportDescriptorLength">Bytes of the HID report descriptor; null when it is no HID.</param>
public sealed record UsbInterface(
    int Number,
    int Alternate,
    byte Class,
    byte Subclass,
    byte Protocol,
    IReadOnlyList<UsbEndpoint> Endpoints,
    int? HidReportDescriptorLength);
