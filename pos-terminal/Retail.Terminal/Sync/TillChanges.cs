using System.Runtime.CompilerServices;

namespace Retail.Terminal.Sync;

/// <summary>
/// Counts the changes of what the till's screen shows. Whoever changes something announces it and goes on; however many
/// changes happen while a listener is busy, it hears of them once.
/// </summary>
internal sealed class TillChanges
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = Promise();
    private long number;

    /// <summary>Number of the last change; counts from 0 when the process starts.</summary>
    public long Number => Interlocked.Read(ref number);

    /// <summary>Something that the screen shows is not as it was. Returns at once.</summary>
    public void Announce()
    {
        TaskCompletionSource told;
        lock (gate)
        {
            Interlocked.Increment(ref number);
            (told, next) = (next, Promise());
        }

        told.SetResult();
    }

    /// <summary>The number of the last change, as soon as there is one after this.</summary>
    public async Task<long> WaitAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                if (number > after)
                {
                    return number;
                }

                change = next.Task;
            }

            await change.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The number as it stands, then each time that it has grown, until cancelled.</summary>
    public async IAsyncEnumerable<long> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var heard = Number; ; heard = await WaitAsync(heard, cancellationToken))
        {
            yield return heard;
        }
    }

    // A listener's work must not run on the thread of the one who announces.
    private static TaskCompletionSource Promise() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
