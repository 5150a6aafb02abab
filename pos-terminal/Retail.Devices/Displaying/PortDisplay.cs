using System.Threading.Channels;
using Retail.Abstractions.Devices;
using Retail.Devices.Ports;
using Retail.Devices.Printing;

namespace Retail.Devices.Displaying;

/// <summary>
/// Drives a customer's display over whatever port. It shows what it was told last: whoever tells it never waits, and
/// what was told while it was busy or unplugged is skipped.
/// </summary>
/// <param name="port">Where it is.</param>
/// <param name="model">Its letters.</param>
/// <param name="clock">The clock of all waits.</param>
public sealed class PortDisplay(IBytePort port, PrinterProfile model, TimeProvider clock)
{
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(10);

    // Two lines are through the slowest serial line in half a second.
    private static readonly TimeSpan Taking = TimeSpan.FromSeconds(5);

    // One that was switched off and on, or that can say nothing and was unplugged, is found out by showing it again.
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private volatile DisplayText? newest;
    private volatile Exception? failure;
    private int state = (int)DeviceState.Closed;

    /// <summary>The port's id.</summary>
    public string Id => port.Id;

    /// <summary>How it is now, as far as is known.</summary>
    public DeviceState State => (DeviceState)Volatile.Read(ref state);

    /// <summary>Why it shows nothing, where a person may do something about it; null while it does.</summary>
    public Refusal? Problem => PortException.Why(failure, "device.display-away", port.Id);

    /// <summary>This is to be seen from now on. From any thread; returns at once.</summary>
    public void Show(DisplayText text)
    {
        newest = text;
        news.Writer.TryWrite(true);
    }

    /// <summary>Opens the port, and again whenever it breaks, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        try
        {
            while (true)
            {
                try
                {
                    await using var link = await OpenAsync(cancellationToken);
                    await ServeAsync(link, () => wait = FirstWait, cancellationToken);
                }
                catch (Exception broken) when (!cancellationToken.IsCancellationRequested)
                {
                    // A port may be a plugin's: whatever it throws means that the display is gone for now.
                    failure = broken;
                }

                Volatile.Write(ref state, (int)DeviceState.Offline);
                await Task.Delay(wait, clock, cancellationToken);
                wait = wait + wait < LongestWait ? wait + wait : LongestWait;
            }
        }
        finally
        {
            Volatile.Write(ref state, (int)DeviceState.Closed);
        }
    }

    private async Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Opening, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await port.OpenAsync(either.Token);
    }

    private async Task ServeAsync(IByteLink link, Action works, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hearing = link.CanRead ? HearAsync(link, end.Token) : Task.Delay(Timeout.InfiniteTimeSpan, end.Token);
        var showing = ShowAsync(link, works, end.Token);
        try
        {
            await await Task.WhenAny(hearing, showing);
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(hearing, showing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What a display says means nothing here; that it can say nothing more means that it is gone.</summary>
    private static async Task HearAsync(IByteLink link, CancellationToken cancellationToken)
    {
        var buffer = new byte[64];
        while (true)
        {
            _ = await link.ReadAsync(buffer, cancellationToken);
        }
    }

    private async Task ShowAsync(IByteLink link, Action works, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ;)
        {
            if (newest is { } text)
            {
                await WriteAsync(link, CustomerDisplay.Write(text, model, isFirst), cancellationToken);
                isFirst = false;
                failure = null;
                Volatile.Write(ref state, (int)DeviceState.Ready);
                works();
            }

            await WaitAsync(cancellationToken);
        }
    }

    private async Task WriteAsync(IByteLink link, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Taking, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await link.WriteAsync(bytes, either.Token)..];
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Again, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await news.Reader.TakeAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing new: the same again.
        }
    }
}
