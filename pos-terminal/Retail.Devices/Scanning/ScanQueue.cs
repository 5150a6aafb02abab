using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Retail.Abstractions.Devices;

namespace Retail.Devices.Scanning;

/// <summary>
/// What scanners read and nobody has dealt with yet, in order. Whoever reads a device never waits for the till. What
/// goes beyond the bound, which is days of scanning, is refused in its place, with how many.
/// </summary>
internal sealed class ScanQueue(int most = ScanQueue.Most)
{
    public const int Most = 100_000;

    private readonly Channel<Outcome<Scan>> waiting = Channel.CreateUnbounded<Outcome<Scan>>();
    private readonly Lock gate = new();
    private int count;
    private int refused;

    public event Action? Changed;

    public int Count => Volatile.Read(ref count);

    /// <summary>Any thread; never waits.</summary>
    public void Add(Outcome<Scan> scan)
    {
        lock (gate)
        {
            if (count >= most)
            {
                refused++;
                return;
            }

            count++;
            waiting.Writer.TryWrite(scan);
        }

        Changed?.Invoke();
    }

    /// <summary>
    /// Each scan when the one before has been dealt with; one that was not, because its taker gave up, comes again.
    /// One taker at a time.
    /// </summary>
    public async IAsyncEnumerable<Outcome<Scan>> TakeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            while (waiting.Reader.TryPeek(out var next))
            {
                yield return next;
                Remove();
                if (Overflow() is { } overflow)
                {
                    yield return overflow;
                }
            }
        }
    }

    public IReadOnlyList<Scan> TakeAll()
    {
        var left = new List<Scan>();
        while (waiting.Reader.TryPeek(out var next))
        {
            Remove();
            if (!next.IsRefused)
            {
                left.Add(next.Value);
            }
        }

        return left;
    }

    private void Remove()
    {
        lock (gate)
        {
            count -= waiting.Reader.TryRead(out _) ? 1 : 0;
        }

        Changed?.Invoke();
    }

    private Refusal? Overflow()
    {
        lock (gate)
        {
            if (count > 0 || refused == 0)
            {
                return null;
            }

            var lost = refused;
            refused = 0;
            return Refusal.Of(
                RefusalKind.TooMany, "device.scan-queue-full",
                ("count", lost.ToString(CultureInfo.InvariantCulture)),
                ("limit", most.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
