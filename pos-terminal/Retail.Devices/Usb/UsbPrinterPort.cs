using Retail.Abstractions.Devices;

namespace Retail.Devices.Usb;

/// <summary>
/// The cable to a USB printer, or to a display that takes bytes like one. Opened again after the printer was unplugged,
/// it leads to the same printer: known by its serial number, else by the port that it is plugged into.
/// </summary>
/// <param name="bus">The bus.</param>
/// <param name="choice">Which printer.</param>
/// <param name="id">Its id among the till's devices.</param>
/// <param name="use">What is at its end.</param>
public sealed class UsbPrinterPort(
    IUsbBus bus, UsbChoice choice, string id = "usb-printer", PortUse use = PortUse.Printer) : IBytePort
{
    private UsbDevice? before;

    /// <inheritdoc/>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public PortUse Use { get; } = use;

    /// <summary>
    /// Claims the printer. Throws a <see cref="UsbException"/>: <c>device.no-usb-printer</c> or
    /// <c>device.no-usb-display</c> when it is not plugged in, <c>device.bad-usb-descriptor</c> when it is and cannot
    /// be understood, and what <see cref="IUsbBus.ClaimAsync"/> throws.
    /// </summary>
    public async Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        var devices = bus.Devices;
        var device = UsbPrinterChoice.Find(devices, choice, before) ?? throw new UsbException(WhyNone(devices));
        var way = UsbPrinterChoice.WayTo(device, choice)!;
        var claim = await bus.ClaimAsync(device, way.Which, cancellationToken);
        before = device;
        return new Link(claim, way);
    }

    // A device that was named and describes itself wrongly is there: it says so rather than that it is not.
    private Refusal WhyNone(IReadOnlyList<UsbDevice> devices) =>
        (choice == UsbChoice.Any ? null : devices.FirstOrDefault(one => choice.Means(one))?.Fault) ?? Refusal.Of(
            RefusalKind.Unavailable, Use == PortUse.Display ? "device.no-usb-display" : "device.no-usb-printer",
            ("device", NameOf(before)));

    private string NameOf(UsbDevice? device) => device is null ? choice.ToString() : UsbRefusals.NameOf(device);

    private sealed class Link(IUsbClaim claim, UsbPrinterWay way) : IByteLink
    {
        public bool CanRead => way.Input is not null;

        public ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            claim.WriteAsync(way.Output, bytes, cancellationToken);

        public ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken) =>
            claim.ReadAsync(
                way.Input ?? throw new InvalidOperationException("It does not answer."), into, cancellationToken);

        public ValueTask DisposeAsync() => claim.DisposeAsync();
    }
}
