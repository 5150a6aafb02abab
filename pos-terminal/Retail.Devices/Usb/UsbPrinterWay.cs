namespace Retail.Devices.Usb;

/// <summary>How to speak with a printer.</summary>
/// <param name="Which">The interface setting.</param>
/// <param name="Output">Takes what is to be printed.</param>
/// <param name="Input">Brings answers; null when it does not answer.</param>
internal sealed record UsbPrinterWay(UsbInterface Which, UsbEndpoint Output, UsbEndpoint? Input);
