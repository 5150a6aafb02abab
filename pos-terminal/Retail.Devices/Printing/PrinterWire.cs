using Retail.Abstractions.Devices;

namespace Retail.Devices.Printing;

/// <summary>
/// A printer's open link: answers are read all the time and told in order; bytes are written by one at a time, each
/// until a command is complete, so that a question never stands within another command.
/// </summary>
internal sealed class PrinterWire : IAsyncDisposable
{
    private const int ReadBytes = 512;

    private static readonly RealTimeTopic[] Topics = Enum.GetValues<RealTimeTopic>();

    private readonly IByteLink link;
    private readonly TimeProvider clock;
    private readonly PrinterPatience patience;
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SemaphoreSlim asking = new(1, 1);
    private readonly Wakeup news = new();
    private readonly Lock gate = new();
    private readonly Task reading;

    private PrinterCondition condition;
    private TaskCompletionSource<PrinterAnswer.RealTime>? asked;
    private volatile Exception? broken;
    private bool owesLate;

    public PrinterWire(IByteLink link, PrinterPatience patience, TimeProvider clock)
    {
        (this.link, this.patience, this.clock) = (link, patience, clock);
        reading = link.CanRead ? Task.Run(ReadAsync) : Task.CompletedTask;
    }

    /// <summary>Each answer in order, on the thread that reads; whoever listens returns at once.</summary>
    public event Action<PrinterAnswer>? Heard;

    public bool CanRead => link.CanRead;

    /// <summary>Ends when there is an answer more, or the link is broken.</summary>
    public Task News => news.Next;

    /// <summary>What the printer has said of itself so far.</summary>
    public PrinterCondition Condition
    {
        get
        {
            lock (gate)
            {
                return condition;
            }
        }
    }

    /// <summary>Whether the link still holds.</summary>
    public bool Holds => broken is null;

    /// <summary>Whether it has been taking no bytes for a while, without a reason that it says.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>Why the link is broken, or null.</summary>
    public Exception? Why => broken;

    /// <summary>This link is of no use any more: whoever uses it hears of it.</summary>
    public void Break(Exception why)
    {
        broken ??= why;
        news.Call();
    }

    /// <summary>Writes whole commands, however long the printer takes for them.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> commands, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            for (var left = commands; !left.IsEmpty;)
            {
                left = left[await WritePieceAsync(left, cancellationToken)..];
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Whoever has this writes alone, until the command is complete and this is disposed.</summary>
    public async Task<IDisposable> AloneAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        return new Turn(writing);
    }

    /// <summary>
    /// Writes what the printer takes now, at least a byte. It may take none for as long as it says why; longer than
    /// patience lasts without a reason, the link counts as broken.
    /// </summary>
    public async Task<int> WritePieceAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
        try
        {
            var write = link.WriteAsync(bytes, given.Token);
            return write.IsCompletedSuccessfully ? write.Result : await WatchAsync(write.AsTask(), given);
        }
        catch (Exception failure)
        {
            // Nobody knows what the printer has of these bytes, so nothing more can be written after them.
            Break(failure);
            throw;
        }
    }

    /// <summary>How it is about this right now; null when it does not answer.</summary>
    public async Task<PrinterCondition?> AskAsync(RealTimeTopic topic, CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (owesLate)
            {
                // An answer that comes late must not be taken for the next one.
                await Task.Delay(patience.Quiet, clock, cancellationToken);
                owesLate = false;
            }

            var promise = new TaskCompletionSource<PrinterAnswer.RealTime>(
                TaskCreationOptions.RunContinuationsAsynchronously);
            lock (gate)
            {
                asked = promise;
            }

            await WriteAsync(PrinterQuestions.Now(topic), cancellationToken);
            await Wakeup.WaitAsync(
                Task.WhenAny(promise.Task, reading), patience.Answer, clock, cancellationToken);
            lock (gate)
            {
                asked = null;
            }

            owesLate = !promise.Task.IsCompleted;
            if (owesLate)
            {
                return null;
            }

            var said = (await promise.Task).To(topic);
            Learn(said);
            return said;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>Asks everything; whether it answered anything. The first silence ends it.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var topic in Topics)
        {
            if (await AskAsync(topic, cancellationToken) is null)
            {
                break;
            }

            any = true;
        }

        return any;
    }

    /// <summary>What was on its way when the link broke is read by then.</summary>
    public Task DrainedAsync() => Wakeup.WaitAsync(
        reading, patience.Answer, clock, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Break(new ObjectDisposedException(nameof(PrinterWire)));
        await ending.CancelAsync();
        await link.DisposeAsync();
        await reading;
        ending.Dispose();
    }

    private void ThrowIfBroken()
    {
        if (broken is { } why)
        {
            throw new IOException("The link to the printer is broken.", why);
        }
    }

    private async Task<int> WatchAsync(Task<int> write, CancellationTokenSource given)
    {
        var since = clock.GetTimestamp();
        while (!write.IsCompleted)
        {
            var next = News;
            since = Condition.Has(PrinterFacts.Stopped) ? clock.GetTimestamp() : since;
            if (!Holds || clock.GetElapsedTime(since) >= patience.Stuck)
            {
                await given.CancelAsync();
                await ((Task)write).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw new IOException("The printer takes no more bytes and does not say why.", broken);
            }

            Stuck(clock.GetElapsedTime(since) >= patience.Look);
            var left = patience.Stuck - clock.GetElapsedTime(since);
            await Wakeup.WaitAsync(
                Task.WhenAny(write, next), left < patience.Look ? left : patience.Look, clock, given.Token);
        }

        Stuck(false);
        return await write;
    }

    private void Stuck(bool isIt)
    {
        if (IsStuck != isIt)
        {
            IsStuck = isIt;
            news.Call();
        }
    }

    private void Learn(PrinterCondition said)
    {
        lock (gate)
        {
            condition = condition.With(said);
        }

        news.Call();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[ReadBytes + PrinterAnswers.MaxLength];
        var held = 0;
        try
        {
            while (true)
            {
                var read = await link.ReadAsync(buffer.AsMemory(held, ReadBytes), ending.Token);
                if (read <= 0)
                {
                    throw new IOException("The printer ended the link.");
                }

                held = Take(buffer, held + read);
                news.Call();
            }
        }
        catch (Exception failure)
        {
            // Whatever ends the reading ends the link; who uses it asks why.
            Break(failure);
        }
    }

    /// <summary>Tells the answers that are complete and keeps the rest; what is no answer is read over.</summary>
    private int Take(byte[] buffer, int held)
    {
        var from = 0;
        while (from < held)
        {
            var answer = PrinterAnswers.Read(buffer.AsSpan(from, held - from), out var used);
            if (used == 0)
            {
                break;
            }

            from += used;
            if (answer is { IsRefused: false, Value: { } said })
            {
                Tell(said);
            }
        }

        buffer.AsSpan(from, held - from).CopyTo(buffer);
        return held - from;
    }

    private void Tell(PrinterAnswer said)
    {
        switch (said)
        {
            case PrinterAnswer.RealTime now:
                lock (gate)
                {
                    asked?.TrySetResult(now);
                    asked = null;
                }

                break;
            case PrinterAnswer.Change change:
                Learn(change.Condition);
                break;
            case PrinterAnswer.InTurn paper:
                Learn(paper.Paper);
                break;
        }

        Heard?.Invoke(said);
    }

    private sealed class Turn(SemaphoreSlim writing) : IDisposable
    {
        public void Dispose() => writing.Release();
    }
}
