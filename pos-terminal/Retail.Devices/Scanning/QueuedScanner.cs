using System.Runtime.CompilerServices;
using Retail.Abstractions.Devices;
using Retail.Devices.Diagnostics;

namespace Retail.Devices.Scanning;

/// <summary>What the till's own scanners share: a queue between the one who reads and the one who takes.</summary>
/// <param name="id">Its id.</param>
/// <param name="ring">Keeps what it sends, or null.</param>
public abstract class QueuedScanner(string id, DiagnosticRing? ring) : IQueuedScanner
{
    private readonly ScanQueue queue = new();
    private int claimed;
    private int ready;

    /// <inheritdoc/>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public DeviceState State => Volatile.Read(ref claimed) == 0 ? DeviceState.Closed
        : Volatile.Read(ref ready) > 0 ? DeviceState.Ready
        : DeviceState.Offline;

    /// <inheritdoc/>
    public int Waiting => queue.Count;

    /// <inheritdoc/>
    public event Action? StateChanged;

    /// <inheritdoc/>
    public event Action? WaitingChanged
    {
        add => queue.Changed += value;
        remove => queue.Changed -= value;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Scan> ClaimAsync(CancellationToken cancellationToken) =>
        ClaimAllAsync(cancellationToken).Where(scan => !scan.IsRefused).Select(scan => scan.Value);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Outcome<Scan>> ClaimAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref claimed, 1) != 0)
        {
            throw new InvalidOperationException("The scanner is claimed already.");
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(end);
        try
        {
            await foreach (var scan in queue.TakeAsync(end.Token))
            {
                yield return scan;
            }
        }
        finally
        {
            await end.CancelAsync();
            try
            {
                await reading;
            }
            finally
            {
                Volatile.Write(ref claimed, 0);
                StateChanged?.Invoke();
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Scan> TakeWaiting() => queue.TakeAll();

    /// <summary>Reads until cancelled, through every unplug.</summary>
    private protected abstract Task RunAsync(CancellationToken cancellationToken);

    private protected void Add(Outcome<Scan> scan) => queue.Add(scan);

    private protected void Keep(ReadOnlySpan<byte> bytes) => ring?.Keep(Id, DiagnosticWay.In, bytes);

    private protected void Note(string text) => ring?.Note(Id, text);

    /// <summary>One more device is read, or one less.</summary>
    private protected void Count(int more)
    {
        Interlocked.Add(ref ready, more);
        StateChanged?.Invoke();
    }

    private async Task ReadAsync(CancellationTokenSource end)
    {
        StateChanged?.Invoke();
        try
        {
            await RunAsync(end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Released.
        }
        finally
        {
            // Nobody reads any more: whoever takes the scans has to know.
            await end.CancelAsync();
        }
    }
}
