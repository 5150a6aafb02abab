using Retail.Devices.Ports;

namespace Retail.Devices.Usb;

/// <summary>USB does not do what it was asked, and a person may do something about it.</summary>
/// <param name="refusal">Why, with a sentence.</param>
/// <param name="taken">Bytes that the device took of those that were being written.</param>
public sealed class UsbException(Refusal refusal, int taken = 0) : PortException(refusal)
{
    /// <summary>
    /// Bytes that the device is known to have taken of those that were being written; of an unplugged one, at least.
    /// </summary>
    public int Taken { get; } = taken;
}
