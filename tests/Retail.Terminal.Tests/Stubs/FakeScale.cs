using System.Threading.Channels;
using Retail.Abstractions.Devices;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>A scale that shows what a test says; a null is a pulled cable.</summary>
internal sealed class FakeScale : IScale
{
    private readonly Channel<ScaleReading?> readings = Channel.CreateUnbounded<ScaleReading?>();

    public string Id => "fake-scale";

    public DeviceState State => DeviceState.Ready;

    public int Zeroed { get; private set; }

    public event Action? StateChanged
    {
        add { }
        remove { }
    }

    public void Show(ScaleStatus status, long grams = 0) =>
        readings.Writer.TryWrite(new ScaleReading(status, grams * 1_000));

    public void Unplug() => readings.Writer.TryWrite(null);

    public async IAsyncEnumerable<ScaleReading> ClaimAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var reading in readings.Reader.ReadAllAsync(cancellationToken))
        {
            yield return reading ?? throw new IOException("Unplugged.");
        }
    }

    public Task ZeroAsync(CancellationToken cancellationToken)
    {
        Zeroed++;
        return Task.CompletedTask;
    }
}
