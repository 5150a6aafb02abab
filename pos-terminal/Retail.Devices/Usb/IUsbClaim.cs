namespace Retail.Devices.Usb;

/// <summary>
/// A function of a device in one's own hands; disposing it ends what is under way and gives it back to the driver of
/// the system. All methods may be called at the same time, each endpoint by one caller at a time. They throw a
/// <see cref="UsbException"/> when the device is gone (<c>device.usb-gone</c>) or fails (<c>device.usb-broken</c>).
/// </summary>
public interface IUsbClaim : IAsyncDisposable
{
    /// <summary>
    /// Writes to an OUT endpoint and returns how many bytes the device took, at least 1; waits as long as it takes
    /// none. Cancelled, it still returns what was taken; when that was nothing, it throws
    /// <see cref="OperationCanceledException"/>. After a <see cref="UsbException"/>, its
    /// <see cref="UsbException.Taken"/> says how many.
    /// </summary>
    ValueTask<int> WriteAsync(UsbEndpoint endpoint, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for bytes from an IN endpoint and returns how many there were, at least 1: those of one packet, which for
    /// HID is a report or a part of one. What does not fit is for the next call. Cancelling it loses none: from the
    /// first call on, the endpoint is read ahead.
    /// </summary>
    ValueTask<int> ReadAsync(UsbEndpoint endpoint, Memory<byte> into, CancellationToken cancellationToken);

    /// <summary>
    /// A request with an answer of at most so many bytes; how many came. A request that the device does not know is
    /// refused as <c>device.usb-stalled</c>, one that it does not answer in 5 s as <c>device.usb-broken</c>.
    /// </summary>
    ValueTask<int> ControlInAsync(
        byte requestType,
        byte request,
        ushort value,
        ushort index,
        Memory<byte> into,
        CancellationToken cancellationToken);

    /// <summary>A request with bytes that go along. Refused as <see cref="ControlInAsync"/> is.</summary>
    ValueTask ControlOutAsync(
        byte requestType,
        byte request,
        ushort value,
        ushort index,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken);
}
