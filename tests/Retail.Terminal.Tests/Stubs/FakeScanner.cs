using System.Threading.Channels;
using Retail.Abstractions.Devices;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>A scanner that reads what a test gives it; a null is a pulled cable.</summary>
internal sealed class FakeScanner : IScanner
{
    private readonly Channel<Scan?> scans = Channel.CreateUnbounded<Scan?>();

    public string Id => "fake-scanner";

    public DeviceState State => DeviceState.Ready;

    public event Action? StateChanged
    {
        add { }
        remove { }
    }

    public void Read(string data) => scans.Writer.TryWrite(new Scan(data, null));

    public void Unplug() => scans.Writer.TryWrite(null);

    public async IAsyncEnumerable<Scan> ClaimAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var scan in scans.Reader.ReadAllAsync(cancellationToken))
        {
            yield return scan ?? throw new IOException("Unplugged.");
        }
    }
}
