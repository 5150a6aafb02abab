namespace Retail.Devices.Usb;

/// <summary>A device as it was plugged in; plugged in again it is another one.</summary>
/// <param name="Vendor">Its maker's number.</param>
/// <param name="Product">Its maker's number of the model.</param>
/// <param name="Serial">Its serial number; null when it has none or none can be read.</param>
/// <param name="Port">Bus and ports on the way, such as <c>1-1.2</c>: what is plugged in there next has it too.</param>
/// <param name="Maker">Its maker's name, when there is one.</param>
/// <param name="Name">Its name, when there is one.</param>
/// <param name="Interfaces">The settings of all its functions; none when its descriptors cannot be read.</param>
public sealed record UsbDevice(
    ushort Vendor,
    ushort Product,
    string? Serial,
    string Port,
    string? Maker,
    string? Name,
    IReadOnlyList<UsbInterface> Interfaces)
{
    /// <summary>What is wrong with its descriptors, when they cannot be read; else null.</summary>
    public Refusal? Fault { get; init; }
}
