using Retail.Abstractions.Devices;

namespace Retail.Testing.Devices.Displays;

/// <summary>
/// A customer's display of two lines with twenty letters, which outlives every link and knows no command but those of
/// such displays: any other byte is an error of the test.
/// </summary>
public sealed class GlassDisplay : IBytePort
{
    private readonly Lock gate = new();
    private readonly GlassCommands commands = new();
    private readonly List<string> seen = [];
    private TaskCompletionSource over = new();

    public string Id { get; init; } = "glass-display";

    public PortUse Use => PortUse.Display;

    /// <summary>Whether it can be opened now; pulled out, its link breaks and it forgets what it showed.</summary>
    public bool IsPlugged
    {
        get;
        set
        {
            lock (gate)
            {
                field = value;
                if (!value)
                {
                    commands.Reset();
                    over.TrySetResult();
                }
            }
        }
    } = true;

    /// <summary>Whether it can say that it is gone by itself.</summary>
    public bool CanRead { get; init; } = true;

    /// <summary>While this holds it takes no byte.</summary>
    public bool Refuses { get; set; }

    /// <summary>How often it was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>What stands there: two lines with a bar between.</summary>
    public string Shown
    {
        get
        {
            lock (gate)
            {
                return commands.Shown;
            }
        }
    }

    /// <summary>All that ever stood there, each once in a row.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (gate)
            {
                return [.. seen];
            }
        }
    }

    public Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!IsPlugged)
            {
                throw new IOException("No display is plugged in.");
            }

            Opened++;
            over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return Task.FromResult<IByteLink>(new Link(this, over));
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            foreach (var one in bytes)
            {
                if (commands.Take(one) && (seen.Count == 0 || seen[^1] != commands.Shown))
                {
                    seen.Add(commands.Shown);
                }
            }
        }
    }

    private sealed class Link(GlassDisplay display, TaskCompletionSource over) : IByteLink
    {
        private const int MostAtOnce = 7;

        public bool CanRead => display.CanRead;

        public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            if (display.Refuses)
            {
                await over.Task.WaitAsync(cancellationToken);
            }

            if (over.Task.IsCompleted)
            {
                throw new IOException("Unplugged.");
            }

            var taken = Math.Min(MostAtOnce, bytes.Length);
            display.Take(bytes.Span[..taken]);
            return taken;
        }

        public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
        {
            await over.Task.WaitAsync(cancellationToken);
            throw new IOException("Unplugged.");
        }

        public ValueTask DisposeAsync()
        {
            over.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
