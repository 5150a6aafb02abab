using System.Collections.Concurrent;
using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Terminals;
using Retail.Devices.Printing;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Sync;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Devices;

/// <summary>
/// Prints what the journal holds until the printer confirms it. A print whose end nobody knows (a crash, an unplugged
/// cable) may have come out, so its repeat says that it is a copy.
/// </summary>
internal sealed class PrintQueue(
    TillDatabase database,
    TillEnrolment enrolment,
    TillDevices devices,
    ReceiptPress press,
    FactSync sync,
    TillChanges changes,
    TimeProvider clock,
    ILogger<PrintQueue> logger) : BackgroundService
{
    // A printer that never confirms would print copies until its paper is gone.
    private const int MostTorn = 3;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private readonly Signal work = new(clock);
    private readonly BackOff backOff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    private readonly ConcurrentDictionary<OrderId, TaskCompletionSource> waiting = new();

    private readonly ConcurrentDictionary<string, int> torn = new(StringComparer.Ordinal);

    private volatile string? failing;
    private volatile string? current;
    private string? told;

    /// <summary>The receipt whose last try did not come out, or nobody knows; null when there is none.</summary>
    public string? Failing => failing;

    /// <summary>The receipt that is coming out now, or waits in the printer for paper; null without one.</summary>
    public string? Current => current;

    /// <summary>Whether so many prints of it were not confirmed that a person has to look at the paper.</summary>
    public bool IsLeft(string receipt) => torn.GetValueOrDefault(receipt) >= MostTorn;

    /// <summary>A person has looked, and wants it printed.</summary>
    public void TryAgain(string receipt) => torn.TryRemove(receipt, out _);

    /// <summary>There is something new to print.</summary>
    public void Wake() => work.Set();

    /// <summary>Returns when the receipt has come out, or after so long.</summary>
    public async Task PrintedAsync(OrderId sale, TimeSpan patience, CancellationToken cancellationToken)
    {
        var printed = waiting.GetOrAdd(
            sale, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            if (database.Read(session => session.ReceiptOf(sale)) is { Printed: true })
            {
                return;
            }

            work.Set();
            await printed.Task.WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The queue goes on; the cashier does not wait.
        }
        finally
        {
            waiting.TryRemove(sale, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var printer = devices.Printer;
        if (printer is not null)
        {
            printer.Changed += Hear;
            printer.Start(Unfinished());
        }

        var till = await enrolment.WhenEnrolledAsync(stoppingToken);
        await Rounds.RunAsync(token => PrintNextAsync(till, token), clock, logger, stoppingToken);
    }

    /// <summary>What the printer may still wait for when the till ended in the middle of a print.</summary>
    private int Unfinished()
    {
        if (enrolment.Current is not { } till ||
            database.Read(session => session.NextToPrint()) is not { Started: true } receipt)
        {
            return 0;
        }

        var model = press.Model ?? PrinterModels.Of(null);
        return OnPaper(till, receipt).Job(model, new JobOptions(PrintProof.ProcessId)).LongestStretch;
    }

    private void Hear()
    {
        if (devices.Printer?.Problem is var problem && problem?.ToString() != told)
        {
            told = problem?.ToString();
            if (problem is not null)
            {
                DeviceLog.PrinterAway(logger, devices.Printer!.Id, problem.In(CultureInfo.InvariantCulture));
            }
        }

        changes.Announce();
        work.Set();
    }

    private async Task PrintNextAsync(EnrolledTill till, CancellationToken cancellationToken)
    {
        string[] left = [.. torn.Keys.Where(IsLeft)];
        if (database.Read(session => session.NextToPrint(left)) is not { } receipt)
        {
            await work.WaitAsync(Idle, cancellationToken);
        }
        else if (ReadyPrinter() is { } printer &&
            await PrintAsync(till, printer, receipt, cancellationToken))
        {
            Show(failed: null);
            backOff.Reset();
        }
        else
        {
            Show(failed: receipt.Number);
            await work.WaitAsync(backOff.Next(), cancellationToken);
        }
    }

    private void Show(string? failed)
    {
        if (failing != failed)
        {
            failing = failed;
            changes.Announce();
        }
    }

    private ITillPrinter? ReadyPrinter()
    {
        try
        {
            return devices.Printer is { IsBusy: false, State: DeviceState.Ready } printer ? printer : null;
        }
        catch (Exception failure)
        {
            DeviceLog.PrinterFails(logger, failure);
            return null;
        }
    }

    private PaperReceipt OnPaper(EnrolledTill till, ReceiptRow receipt) => new(
        press, database.Read(session => session.Fact(receipt.Sequence).Content<CompletedSale>()), till.Place,
        receipt.Copies);

    private async Task<bool> PrintAsync(
        EnrolledTill till, ITillPrinter printer, ReceiptRow found, CancellationToken cancellationToken)
    {
        // From here on it may be on paper: a till that ends now prints a copy next time.
        var receipt = found with { Started = true, Copies = found.Copies + (found.Started ? 1 : 0) };
        Save(receipt);
        current = receipt.Number;
        try
        {
            var end = await printer.PrintAsync(OnPaper(till, receipt), cancellationToken);
            switch (end.Verdict)
            {
                case PrintVerdict.Printed:
                    Printed(till, receipt);
                    return true;
                case PrintVerdict.SendAgain:
                    // Nothing of it is on paper: the next print is what this one was.
                    DeviceLog.NotPrinted(logger, receipt.Number, TillDevices.StateOf(() => printer.State));
                    Save(receipt with { Started = false });
                    return false;
                default:
                    torn.AddOrUpdate(receipt.Number, 1, (_, times) => times + 1);
                    DeviceLog.PrintTorn(logger, receipt.Number, end.LinesPerhapsOut);
                    Save(receipt with { LinesOut = end.LinesPerhapsOut });
                    return false;
            }
        }
        finally
        {
            current = null;
        }
    }

    private void Printed(EnrolledTill till, ReceiptRow receipt)
    {
        torn.TryRemove(receipt.Number, out _);
        database.Commit<long>(session =>
        {
            session.SaveReceipt(receipt with { Started = false, Printed = true, LinesOut = 0 });
            return session.Append(
                till.Place.Id, FactKinds.ReceiptPrinted, clock.GetUtcNow(),
                new PrintedReceipt(receipt.Number, receipt.Copies)).Sequence;
        });
        sync.Wake();
        if (waiting.TryGetValue(receipt.Sale, out var cashier))
        {
            cashier.TrySetResult();
        }
    }

    private void Save(ReceiptRow receipt) => database.Commit<ReceiptRow>(session =>
    {
        session.SaveReceipt(receipt);
        return receipt;
    });
}
