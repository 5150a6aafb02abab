namespace Retail.Devices.Usb;

/// <summary>The devices on this machine's USB. Disposing it ends all claims.</summary>
public interface IUsbBus : IAsyncDisposable
{
    /// <summary>What is plugged in now; answers at once.</summary>
    IReadOnlyList<UsbDevice> Devices { get; }

    /// <summary>
    /// <see cref="Devices"/> is another now. From any thread; whoever listens returns at once.
    /// </summary>
    event Action? Changed;

    /// <summary>
    /// Takes a function of a device for oneself, away from a driver of the system. Throws a
    /// <see cref="UsbException"/>: <c>device.usb-gone</c>, <c>device.usb-busy</c>, <c>device.usb-no-permission</c>,
    /// <c>device.usb-broken</c>.
    /// </summary>
    Task<IUsbClaim> ClaimAsync(UsbDevice device, UsbInterface which, CancellationToken cancellationToken);
}
