namespace Retail.Abstractions.Devices;

/// <summary>
/// A claimed device as bytes in and bytes out; disposing releases it. Reading and writing go on at the same time, each
/// one call at a time. An <see cref="IOException"/> means that the device is gone: a new link has to be opened.
/// </summary>
public interface IByteLink : IAsyncDisposable
{
    /// <summary>Whether the device can answer.</summary>
    bool CanRead { get; }

    /// <summary>
    /// Writes what the device takes now and returns how many bytes those were, at least 1; waits as long as it takes
    /// none. After an exception or a cancellation nobody knows how many of these bytes it took.
    /// </summary>
    ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for bytes and returns how many there were, at least 1. Cancelling it loses none.
    /// </summary>
    ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken);
}
