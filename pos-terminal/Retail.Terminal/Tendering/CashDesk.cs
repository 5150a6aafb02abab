using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Tendering;

/// <summary>
/// Completes sales: the journal has it on disk before the printer hears of it, and the sale's id lets it happen once.
/// </summary>
internal sealed class CashDesk(
    TillDatabase database, TillEnrolment enrolment, SaleGate gate, PrintQueue printing, TillDrawer drawer,
    FactSync sync, TimeProvider clock)
{
    /// <summary>How long the cashier waits for the paper before the answer says "pending".</summary>
    private static readonly TimeSpan PrintPatience = TimeSpan.FromSeconds(3);

    public async Task<Outcome<PaidSale>> PayAsync(
        PayCash command, Operation operation, CancellationToken cancellationToken)
    {
        var paid = await gate.RunAsync(
            () => enrolment.Required.Then(till =>
                database.Commit(session => Complete(session, till, command, operation))),
            cancellationToken);
        if (paid.IsRefused)
        {
            return paid.Refusal;
        }

        drawer.OpenFor(paid.Value);
        sync.Wake();
        await printing.PrintedAsync(paid.Value, PrintPatience, cancellationToken);
        return database.Read(session => session.PaidSale(paid.Value));
    }

    private Outcome<OrderId> Complete(TillSession session, EnrolledTill till, PayCash command, Operation operation)
    {
        var done = session.Done(operation);
        if (done.IsRefused || done.Value is not null)
        {
            return done.Select(earlier => earlier!.Value);
        }

        if (command.Sale is { } named && session.ReceiptOf(named) is not null)
        {
            return named;
        }

        var found = session.SaleToPay(command.Sale);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var now = clock.GetUtcNow();
        return found.Value.Payable(till, now)
            .Then(payable => CashTender.Pay(payable.Quote.Total, command.AmountGiven))
            .Select(tender =>
            {
                session.Complete(till, found.Value, tender, now);
                session.Remember(operation, found.Value.Id);
                return found.Value.Id;
            });
    }
}
