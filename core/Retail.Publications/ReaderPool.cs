using System.Collections.Concurrent;

namespace Retail.Publications;

/// <summary>
/// Readers that are not in use. Each thread gets one of its own, so that no lock is held over a query. Thread-safe.
/// </summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    private static readonly int MaxIdle = Math.Max(4, Environment.ProcessorCount);

    private readonly ConcurrentBag<PublicationReader> idle = [];
    private int idleCount;
    private volatile bool isDisposed;

    public T Use<T>(Func<PublicationReader, T> read)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (idle.TryTake(out var reader))
        {
            Interlocked.Decrement(ref idleCount);
        }
        else
        {
            reader = new PublicationReader(SqliteCalls.OpenImmutable(path));
        }

        try
        {
            return read(reader);
        }
        finally
        {
            Return(reader);
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        DisposeIdle();
    }

    private void Return(PublicationReader reader)
    {
        if (Interlocked.Increment(ref idleCount) > MaxIdle)
        {
            Interlocked.Decrement(ref idleCount);
            reader.Dispose();
            return;
        }

        idle.Add(reader);
        if (isDisposed)
        {
            // The pool was emptied while this one was in use.
            DisposeIdle();
        }
    }

    private void DisposeIdle()
    {
        while (idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
