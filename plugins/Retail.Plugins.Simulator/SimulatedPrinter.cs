using System.Globalization;
using System.Text;
using Retail.Abstractions.Devices;

namespace Retail.Plugins.Simulator;

/// <summary>
/// A printer of UTF-8 text whose paper is a folder of files, one per job: printed means on disk. Control characters
/// other than the line feed are not on paper.
/// </summary>
internal sealed class SimulatedPrinter : IReceiptPrinter
{
    public const int MaxJobs = 1000;

    private readonly string folder;

    private readonly TimeProvider clock;

    private readonly Queue<PaperJob> jobs = [];

    private readonly Lock gate = new();

    private int lastNumber;

    public SimulatedPrinter(string folder, TimeProvider clock)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        this.clock = clock;
        lastNumber = Directory.EnumerateFiles(this.folder, "*.txt")
            .Select(file => int.TryParse(
                Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0)
            .Max();
    }

    public string Id => "simulated-printer";

    public int Columns => 42;

    public DeviceState State { get; private set; } = DeviceState.Ready;

    public event Action? StateChanged;

    public Task<DeviceState> PrintAsync(ReadOnlyMemory<byte> job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (State == DeviceState.Offline)
            {
                throw new IOException("The simulated printer does not answer.");
            }

            if (State == DeviceState.Ready)
            {
                Print(OnPaper(job.Span));
            }

            return Task.FromResult(State);
        }
    }

    public void Become(DeviceState state)
    {
        lock (gate)
        {
            State = state;
        }

        StateChanged?.Invoke();
    }

    public Paper Look()
    {
        lock (gate)
        {
            return new Paper(State, Columns, [.. jobs]);
        }
    }

    private void Print(string text)
    {
        var number = lastNumber + 1;
        var path = Path.Combine(folder, number.ToString("D6", CultureInfo.InvariantCulture) + ".txt");
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        lastNumber = number;
        jobs.Enqueue(new PaperJob(number, clock.GetUtcNow(), text));
        if (jobs.Count > MaxJobs)
        {
            jobs.Dequeue();
        }
    }

    /// <summary>A line that is too long goes on in the next, as on paper.</summary>
    private string OnPaper(ReadOnlySpan<byte> job)
    {
        var paper = new StringBuilder();
        var column = 0;
        foreach (var character in Encoding.UTF8.GetString(job).EnumerateRunes())
        {
            if (character.Value == '\n')
            {
                column = 0;
                paper.Append('\n');
            }
            else if (!Rune.IsControl(character))
            {
                paper.Append(column == Columns ? "\n" : string.Empty).Append(character);
                column = column == Columns ? 1 : column + 1;
            }
        }

        return paper.ToString();
    }
}
