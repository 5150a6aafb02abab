using Retail.Devices.Usb;

namespace Retail.Testing.Devices;

/// <summary>A USB in memory, for tests of what stands on it: HID devices are plugged in and pulled out.</summary>
public sealed class FakeUsbBus : IUsbBus, IDisposable
{
    private readonly Lock gate = new();
    private readonly List<FakeHidDevice> plugged = [];

    public event Action? Changed;

    public IReadOnlyList<UsbDevice> Devices
    {
        get
        {
            lock (gate)
            {
                return [.. plugged.Select(one => one.Device)];
            }
        }
    }

    /// <summary>Claims that were tried, of all devices.</summary>
    public int Claims { get; private set; }

    public void Plug(FakeHidDevice device)
    {
        lock (gate)
        {
            device.Plug();
            plugged.Add(device);
        }

        Changed?.Invoke();
    }

    public void Unplug(FakeHidDevice device)
    {
        lock (gate)
        {
            plugged.Remove(device);
        }

        device.Unplug();
        Changed?.Invoke();
    }

    public Task<IUsbClaim> ClaimAsync(UsbDevice device, UsbInterface which, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Claims++;
            var found = plugged.Find(one => one.Device == device) ?? throw FakeHidDevice.Gone();
            return Task.FromResult<IUsbClaim>(found.Claim());
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose()
    {
        // Nothing is held.
    }
}
