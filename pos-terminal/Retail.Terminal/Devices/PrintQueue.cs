using System.Collections.Concurrent;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Terminals;
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
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan JobLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Signal work = new(clock);
    private readonly BackOff backOff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    private readonly ConcurrentDictionary<OrderId, TaskCompletionSource> waiting = new();

    private volatile string? failing;

    // A printer that hangs still has its job: it gets no other one before it lets go of this.
    private Task job = Task.CompletedTask;

    /// <summary>The receipt whose last try did not come out, or nobody knows; null when there is none.</summary>
    public string? Failing => failing;

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
        var till = await enrolment.WhenEnrolledAsync(stoppingToken);
        await Rounds.RunAsync(token => PrintNextAsync(till, token), clock, logger, stoppingToken);
    }

    private async Task PrintNextAsync(EnrolledTill till, CancellationToken cancellationToken)
    {
        if (database.Read(session => session.NextToPrint()) is not { } receipt)
        {
            await work.WaitAsync(Idle, cancellationToken);
        }
        else if (job.IsCompleted && ReadyPrinter() is { } printer &&
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

    private IReceiptPrinter? ReadyPrinter()
    {
        try
        {
            return devices.Printer is { State: DeviceState.Ready } printer ? printer : null;
        }
        catch (Exception failure)
        {
            DeviceLog.PrinterFails(logger, failure);
            return null;
        }
    }

    private async Task<bool> PrintAsync(
        EnrolledTill till, IReceiptPrinter printer, ReceiptRow found, CancellationToken cancellationToken)
    {
        var receipt = found with { Started = true, Copies = found.Copies + (found.Started ? 1 : 0) };
        var sale = database.Read(session => session.Fact(receipt.Sequence).Content<CompletedSale>());
        try
        {
            var bytes = press.Job(sale, till.Place, printer, receipt.Copies);
            Save(receipt);
            var state = await RunAsync(printer, bytes, cancellationToken);
            if (state != DeviceState.Ready)
            {
                // The printer itself says that nothing was completed: the repeat is still the original.
                DeviceLog.NotPrinted(logger, receipt.Number, state);
                Save(receipt with { Started = false });
                return false;
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The printer is a plugin's: whatever it throws, the sale stands and the print is tried again.
            DeviceLog.PrintUnknown(logger, receipt.Number, failure);
            return false;
        }

        database.Commit<long>(session =>
        {
            session.SaveReceipt(receipt with { Started = false, Printed = true });
            return session.Append(
                till.Place.Id, FactKinds.ReceiptPrinted, clock.GetUtcNow(),
                new PrintedReceipt(receipt.Number, receipt.Copies)).Sequence;
        });
        sync.Wake();
        if (waiting.TryGetValue(receipt.Sale, out var cashier))
        {
            cashier.TrySetResult();
        }

        return true;
    }

    /// <summary>Asks a printer that may block its caller, or never answer.</summary>
    private async Task<DeviceState> RunAsync(
        IReceiptPrinter printer, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(JobLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var token = either.Token;
        var printing = Task.Run(() => printer.PrintAsync(bytes, token), CancellationToken.None);
        job = printing;
        return await printing.WaitAsync(JobLimit + Grace, clock, cancellationToken);
    }

    private void Save(ReceiptRow receipt) => database.Commit<ReceiptRow>(session =>
    {
        session.SaveReceipt(receipt);
        return receipt;
    });
}
