using Retail.Abstractions.Devices;
using Retail.Devices.Ports;

namespace Retail.Devices.Printing;

/// <summary>
/// Drives a printer that understands ESC/POS, over whatever port: keeps the link open, learns how the printer answers,
/// knows how it is between jobs too, and says of every job what became of it.
/// </summary>
public sealed class EscPosPrinter : IAsyncDisposable
{
    // What an earlier run of the till may have asked and not heard.
    private const int StaleAtFirst = 8;
    private const int MostStale = 64;

    private readonly IBytePort port;
    private readonly PrinterProfile? model;
    private readonly PrinterPatience patience;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim jobs = new(1, 1);
    private Task running = Task.CompletedTask;
    private volatile PrinterWire? ready;
    private volatile PrinterManners? manners;
    private volatile Exception? problem;
    private ProcessId last;
    private int unfinished;
    private int stale = StaleAtFirst;
    private bool distrustsIds;
    private int state = (int)DeviceState.Closed;
    private (DeviceState State, PrinterCondition Condition, string? Problem) shown;

    /// <summary>A printer at this port; it is not opened before <see cref="Start"/>.</summary>
    /// <param name="port">Where it is.</param>
    /// <param name="model">What it can do; null chooses by what it says it is.</param>
    /// <param name="patience">How long it is waited for.</param>
    /// <param name="clock">The clock of all waits.</param>
    public EscPosPrinter(IBytePort port, PrinterProfile? model, PrinterPatience patience, TimeProvider clock)
    {
        (this.port, this.model, this.patience, this.clock) = (port, model, patience, clock);

        // Identities begin where no earlier run of the till is likely to have been.
        last = new ProcessId((int)(clock.GetUtcNow().ToUnixTimeMilliseconds() / 50 % ProcessId.Count));
    }

    /// <summary>
    /// What <see cref="State"/>, <see cref="Condition"/> or <see cref="Problem"/> say has changed. From any thread;
    /// whoever listens returns at once.
    /// </summary>
    public event Action? Changed;

    /// <summary>The port's id.</summary>
    public string Id => port.Id;

    /// <summary>How it is now, as far as is known.</summary>
    public DeviceState State => (DeviceState)Volatile.Read(ref state) is var shown &&
        shown == DeviceState.Ready && ready is not { Holds: true } ? DeviceState.Offline : shown;

    /// <summary>What it says of itself; nothing while the link is down.</summary>
    public PrinterCondition Condition => ready?.Condition ?? default;

    /// <summary>How it answers, once it was greeted.</summary>
    public PrinterManners? Manners => manners;

    /// <summary>Why there is no link, where a person may do something about it; null otherwise.</summary>
    public Refusal? Problem => PortException.Why(problem, "device.printer-away", port.Id);

    /// <summary>What broke the link or kept it from being opened, for the log; null while it holds.</summary>
    public Exception? Failure => problem;

    /// <summary>The model that jobs are written for.</summary>
    public PrinterProfile Profile => model ?? PrinterModels.Of(manners?.Model);

    /// <summary>Opens the port, and again whenever it breaks, until disposed.</summary>
    /// <param name="unfinishedBytes">
    /// <see cref="PrintJob.LongestStretch"/> of a job that an earlier run of the till did not end, 0 without one.
    /// </param>
    public void Start(int unfinishedBytes = 0)
    {
        unfinished = unfinishedBytes;
        running = Task.Run(() => RunAsync(ending.Token));
    }

    /// <summary>
    /// Prints one job and returns what became of it, however long it waits for paper. Without a printer it is at once
    /// <see cref="PrintVerdict.SendAgain"/>. Cancelled, it throws: then nobody knows.
    /// </summary>
    public async Task<PrintEnd> PrintAsync(
        Func<PrinterProfile, JobOptions, PrintJob> write, CancellationToken cancellationToken)
    {
        await jobs.WaitAsync(cancellationToken);
        try
        {
            if (ready is not { } wire || manners is not { } how)
            {
                return new PrintEnd(PrintVerdict.SendAgain, 0, PrintProof.Transfer);
            }

            last = last.Next;
            var job = write(Profile, new JobOptions(how.Proof, last));
            var run = new JobRun(wire, job, patience, clock);
            PrintEnd? end = null;
            try
            {
                end = await run.RunAsync(cancellationToken);
            }
            finally
            {
                if (end is not { Verdict: PrintVerdict.Printed })
                {
                    // Nobody knows what it has of the job: it is greeted again before the next.
                    (unfinished, stale) = (job.LongestStretch, Math.Min(MostStale, stale + 2));
                    distrustsIds |= run.SkippedProof;
                    wire.Break(new IOException("A job did not come to its end."));
                }
            }

            return end.Value;
        }
        finally
        {
            jobs.Release();
        }
    }

    /// <summary>
    /// Opens the drawer that hangs on the printer, also while there is no paper. An exception means that nobody knows
    /// whether it did.
    /// </summary>
    public async Task OpenDrawerAsync(DrawerPin pin, CancellationToken cancellationToken)
    {
        var wire = ready ?? throw new PortException(
            Problem ?? Refusal.Of(RefusalKind.Unavailable, "device.printer-away", ("port", port.Id)));
        using var limit = new CancellationTokenSource(patience.Stuck, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await wire.WriteAsync(
            DrawerPulse.Write(pin, Profile, wire.Condition.Has(PrinterFacts.Stopped)), either.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Show(DeviceState.Closed);
        ending.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var wait = patience.Reopen;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var wire = new PrinterWire(await OpenAsync(cancellationToken), patience, clock);
                await UseAsync(wire, () => wait = patience.Reopen, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // A port may be a plugin's: whatever it throws means that the printer is gone for now.
                problem = failure;
            }

            Show(DeviceState.Offline);

            // A job on the broken link says what it left behind before the printer is greeted again.
            await jobs.WaitAsync(cancellationToken);
            jobs.Release();
            await Task.Delay(wait, clock, cancellationToken);
            wait = wait + wait < patience.ReopenAtMost ? wait + wait : patience.ReopenAtMost;
        }
    }

    private async Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience.Opening, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await port.OpenAsync(either.Token);
    }

    private async Task UseAsync(PrinterWire wire, Action works, CancellationToken cancellationToken)
    {
        var greeting = new PrinterGreeting(wire, patience, clock);
        last = last.Next;
        var known = manners?.Proof;
        PrinterManners? how;
        try
        {
            // Before it is ready it may already say that it has no paper.
            var greeted = greeting.GreetAsync(last, unfinished, stale, known, cancellationToken);
            while (!greeted.IsCompleted)
            {
                var next = wire.News;
                Show(wire.Condition.Has(PrinterFacts.Stopped) ? StateOf(wire.Condition) : State);
                await Wakeup.WaitAsync(Task.WhenAny(greeted, next), patience.Look, clock, cancellationToken);
            }

            how = await greeted;
        }
        catch
        {
            stale = Math.Min(MostStale, stale + greeting.Unanswered);
            throw;
        }

        if (how is null)
        {
            stale = Math.Min(MostStale, stale + greeting.Unanswered);
            throw new IOException("The printer is silent, and has answered before.");
        }

        var trusted = distrustsIds && how.Proof == PrintProof.ProcessId ? PrintProof.AnswerInTurn : how.Proof;
        (manners, unfinished, stale, problem, ready) = (how with { Proof = trusted }, 0, 0, null, wire);
        works();
        try
        {
            await WatchAsync(wire, how.AnswersNow, cancellationToken);
        }
        finally
        {
            ready = null;
        }
    }

    /// <summary>Looks how it is until the link breaks.</summary>
    private async Task WatchAsync(PrinterWire wire, bool answersNow, CancellationToken cancellationToken)
    {
        var silent = 0;
        while (wire.Holds && silent < 3)
        {
            var next = wire.News;
            Show(wire.IsStuck ? DeviceState.NeedsHelp : StateOf(wire.Condition));
            var before = clock.GetTimestamp();
            await Wakeup.WaitAsync(next, patience.Look, clock, cancellationToken);
            if (answersNow && wire.Holds && clock.GetElapsedTime(before) >= patience.Look)
            {
                silent = await wire.LookAsync(cancellationToken) ? 0 : silent + 1;
            }
        }

        throw wire.Why ?? new IOException("The printer does not answer any more.");
    }

    private static DeviceState StateOf(PrinterCondition condition) =>
        condition.Has(PrinterFacts.Broken | PrinterFacts.CutterError | PrinterFacts.NeedsHelp) ? DeviceState.NeedsHelp
        : condition.Has(PrinterFacts.CoverOpen) ? DeviceState.CoverOpen
        : condition.Has(PrinterFacts.PaperEnd) ? DeviceState.PaperEnd
        : condition.Has(PrinterFacts.Stopped) ? DeviceState.Offline
        : DeviceState.Ready;

    private void Show(DeviceState now)
    {
        Volatile.Write(ref state, (int)now);
        var all = (now, Condition, problem?.Message);
        if (shown != all)
        {
            shown = all;
            Changed?.Invoke();
        }
    }
}
