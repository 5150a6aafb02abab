using Retail.Abstractions.Devices;
using Retail.Devices.Usb;
using Retail.Devices.Weighing;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Devices;

/// <summary>
/// Follows the till's scale, and keeps the tare of the container that stands on it until something was sold with it. A
/// till without a scale has none to wait for; one whose scale was there and is gone does not guess.
/// </summary>
internal sealed class ScaleLoop(
    TillDevices devices, TillOptions options, TillChanges changes, TimeProvider clock, ILogger<ScaleLoop> logger)
    : BackgroundService
{
    private const decimal MilligramsPerKilogram = 1_000_000m;

    private readonly Lock gate = new();
    private bool isKnown = options.Scale is not null;
    private ScaleReading? reading;
    private long tare;

    /// <summary>What the screen shows; null while no scale was ever there.</summary>
    public (ScaleReading? Reading, decimal TareKilograms)? Shown
    {
        get
        {
            lock (gate)
            {
                return isKnown ? (reading, tare / MilligramsPerKilogram) : null;
            }
        }
    }

    /// <summary>
    /// The weight to sell in kilograms, without the container; null at a till without a scale. Refused with why the
    /// scale cannot say it.
    /// </summary>
    public Outcome<decimal?> Weigh()
    {
        lock (gate)
        {
            return isKnown ? Weigher.Net(reading, tare).Select(net => (decimal?)net) : (decimal?)null;
        }
    }

    /// <summary>Something was sold with this weight: its container is gone with it.</summary>
    public void Sold() => SetTare(0);

    /// <summary>What stands on the scale is a container from now on.</summary>
    public Outcome<long> TakeTare()
    {
        lock (gate)
        {
            var taken = Weigher.Tare(reading);
            if (taken.IsRefused)
            {
                return taken;
            }

            tare = taken.Value;
        }

        changes.Announce();
        return tare;
    }

    public Outcome<long> ClearTare()
    {
        SetTare(0);
        return 0;
    }

    /// <summary>Asks the scale to call what it shows zero.</summary>
    public async Task<Outcome<long>> ZeroAsync(CancellationToken cancellationToken)
    {
        if (devices.Scale is not { } scale)
        {
            return Refusal.Of(RefusalKind.Unavailable, "device.no-scale");
        }

        try
        {
            await scale.ZeroAsync(cancellationToken);
            return 0;
        }
        catch (UsbException failure)
        {
            return failure.Refusal;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            DeviceLog.ScaleGone(logger, scale.Id, failure);
            return Refusal.Of(RefusalKind.Unavailable, "device.scale-fault");
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => devices.Scale is { } scale
        ? Task.Run(() => FollowAsync(scale, stoppingToken), CancellationToken.None)
        : Task.CompletedTask;

    private async Task FollowAsync(IScale scale, CancellationToken stoppingToken)
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        while (!stoppingToken.IsCancellationRequested)
        {
            Exception? end = null;
            try
            {
                await foreach (var next in scale.ClaimAsync(stoppingToken))
                {
                    backOff.Reset();
                    Show(next);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The scale is a plugin's: whatever it throws means that the device is gone for now.
                end = failure;
            }

            Show(null);
            DeviceLog.ScaleGone(logger, scale.Id, end);
            await Task.Delay(backOff.Next(), clock, stoppingToken);
        }
    }

    private void Show(ScaleReading? next)
    {
        lock (gate)
        {
            isKnown |= next is not null;
            reading = next;
        }

        // While goods are put on it, the screen follows at its own pace.
        if (next?.Status != ScaleStatus.InMotion)
        {
            changes.Announce();
        }
    }

    private void SetTare(long milligrams)
    {
        lock (gate)
        {
            tare = milligrams;
        }

        changes.Announce();
    }
}
