using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Retail.Abstractions.Devices;

namespace Retail.Plugins.Simulator;

/// <summary>A scanner whose scans come by HTTP. Whoever sends one learns whether the till dealt with it.</summary>
internal sealed class SimulatedScanner : IScanner
{
    private const int MaxWaiting = 64;

    private readonly Channel<Delivery> waiting = Channel.CreateBounded<Delivery>(MaxWaiting);

    private readonly Lock gate = new();

    private bool claimed;

    public string Id => "simulated-scanner";

    public DeviceState State => claimed ? DeviceState.Ready : DeviceState.Closed;

    public event Action? StateChanged;

    /// <summary>Ends when the till asks for the next scan, which is when it has dealt with this one.</summary>
    public async Task<Refusal?> ScanAsync(Scan scan, CancellationToken cancellationToken)
    {
        var delivery =
            new Delivery(scan, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            if (!claimed)
            {
                return Refusal.Of(RefusalKind.Unavailable, "simulator.scanner-not-claimed");
            }

            if (!waiting.Writer.TryWrite(delivery))
            {
                return Refusal.Of(RefusalKind.TooMany, "simulator.scanner-full", ("limit", $"{MaxWaiting}"));
            }
        }

        return await delivery.Done.Task.WaitAsync(cancellationToken)
            ? null
            : Refusal.Of(RefusalKind.Unavailable, "simulator.scan-lost", ("data", scan.Data));
    }

    public async IAsyncEnumerable<Scan> ClaimAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        lock (gate)
        {
            claimed = !claimed ? true : throw new InvalidOperationException("The scanner is claimed already.");
        }

        StateChanged?.Invoke();

        Delivery? current = null;
        try
        {
            await foreach (var delivery in waiting.Reader.ReadAllAsync(cancellationToken))
            {
                current = delivery;
                yield return current.Scan;
                current.Done.SetResult(true);
            }
        }
        finally
        {
            current?.Done.TrySetResult(false);
            lock (gate)
            {
                claimed = false;
                while (waiting.Reader.TryRead(out var left))
                {
                    left.Done.SetResult(false);
                }
            }

            StateChanged?.Invoke();
        }
    }

    private sealed record Delivery(Scan Scan, TaskCompletionSource<bool> Done);
}
