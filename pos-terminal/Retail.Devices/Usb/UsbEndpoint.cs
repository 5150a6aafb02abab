namespace Retail.Devices.Usb;

/// <summary>One end of a pipe inside a device.</summary>
/// <param name="Address">Its number, 1 to 15, and in bit 7 its direction.</param>
/// <param name="Kind">How it moves bytes.</param>
/// <param name="PacketSize">Bytes per packet, 1 to 1,024.</param>
public sealed record UsbEndpoint(byte Address, UsbTransferKind Kind, int PacketSize)
{
    /// <summary>Whether bytes come from the device.</summary>
    public bool IsIn => (Address & 0x80) != 0;
}
