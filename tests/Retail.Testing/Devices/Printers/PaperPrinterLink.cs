using Retail.Abstractions.Devices;

namespace Retail.Testing.Devices.Printers;

/// <summary>One time that somebody opened the printer.</summary>
internal sealed class PaperPrinterLink(PaperPrinter printer, bool canRead) : IByteLink
{
    private readonly Lock gate = new();
    private readonly Queue<byte> said = new();
    private TaskCompletionSource news = Promise();

    public bool CanRead => canRead;

    public bool IsOver { get; private set; }

    public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Next();
            if (printer.Take(bytes.Span, this) is { } taken)
            {
                return taken;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = news.Task;
                var read = 0;
                for (; read < into.Length && said.TryDequeue(out var one); read++)
                {
                    into.Span[read] = one;
                }

                if (read > 0)
                {
                    return read;
                }

                if (IsOver)
                {
                    throw new IOException("Unplugged.");
                }
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    public void Say(byte one)
    {
        lock (gate)
        {
            said.Enqueue(one);
        }

        Room();
    }

    public void Room()
    {
        TaskCompletionSource told;
        lock (gate)
        {
            (told, news) = (news, Promise());
        }

        told.TrySetResult();
    }

    public void End()
    {
        IsOver = true;
        Room();
    }

    public ValueTask DisposeAsync()
    {
        End();
        return ValueTask.CompletedTask;
    }

    private Task Next()
    {
        lock (gate)
        {
            return news.Task;
        }
    }

    private static TaskCompletionSource Promise() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
