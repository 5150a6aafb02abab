using Retail.Devices.Usb;

namespace Retail.Terminal.Devices;

/// <summary>The machine's USB, opened once for all devices; without one the till runs on with what it has.</summary>
internal sealed class TillUsb : IAsyncDisposable
{
    private readonly UsbBus? bus;

    public TillUsb(TillOptions options, TimeProvider clock, ILogger<TillUsb> logger)
    {
        if (!options.Usb)
        {
            return;
        }

        var opened = UsbBus.Open(clock);
        if (opened.IsRefused)
        {
            Problem = opened.Refusal;
            DeviceLog.NoUsb(logger, opened.Refusal.In(options.Culture));
            return;
        }

        bus = opened.Value;
    }

    /// <summary>The bus, or null.</summary>
    public IUsbBus? Bus => bus;

    /// <summary>Why there is none, or null.</summary>
    public Refusal? Problem { get; }

    public ValueTask DisposeAsync() => bus?.DisposeAsync() ?? ValueTask.CompletedTask;
}
