using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Retail.Abstractions.Devices;

namespace Retail.Plugins.Simulator;

/// <summary>
/// A scale that shows what it is told by HTTP. Until then it is not plugged in: a shop that weighs nothing has none.
/// </summary>
internal sealed class SimulatedScale : IScale
{
    private readonly Lock gate = new();
    private Channel<ScaleReading>? listener;
    private ScaleReading? shown;

    public string Id => "simulated-scale";

    public DeviceState State
    {
        get
        {
            lock (gate)
            {
                return listener is null ? DeviceState.Closed : shown is null ? DeviceState.Offline : DeviceState.Ready;
            }
        }
    }

    public event Action? StateChanged;

    public void Show(ScaleReading reading)
    {
        lock (gate)
        {
            shown = reading;
            listener?.Writer.TryWrite(reading);
        }

        StateChanged?.Invoke();
    }

    public async IAsyncEnumerable<ScaleReading> ClaimAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var readings = Channel.CreateBounded<ScaleReading>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            listener = listener is null ? readings
                : throw new InvalidOperationException("The scale is claimed already.");
            if (shown is { } now)
            {
                readings.Writer.TryWrite(now);
            }
        }

        StateChanged?.Invoke();
        try
        {
            await foreach (var reading in readings.Reader.ReadAllAsync(cancellationToken))
            {
                yield return reading;
            }
        }
        finally
        {
            lock (gate)
            {
                listener = null;
            }

            StateChanged?.Invoke();
        }
    }

    public Task ZeroAsync(CancellationToken cancellationToken)
    {
        Show(new ScaleReading(ScaleStatus.Zero, 0));
        return Task.CompletedTask;
    }
}
