using System.Threading.Channels;

namespace Retail.Terminal.Sync;

/// <summary>Wakes a loop that waits for work; several calls before it looks are one.</summary>
internal sealed class Signal(TimeProvider clock)
{
    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => calls.Writer.TryWrite(true);

    /// <summary>Returns at the next call, or after so long.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await calls.Reader.WaitToReadAsync(either.Token);
            calls.Reader.TryRead(out _);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up: look anyway.
        }
    }
}
