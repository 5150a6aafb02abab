using System.Globalization;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Terminals;
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
    TillDatabase database, TillEnrolment enrolment, SaleGate gate, PrintQueue printing, FactSync sync,
    TimeProvider clock)
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

        sync.Wake();
        await printing.PrintedAsync(paid.Value, PrintPatience, cancellationToken);
        return database.Read(session => AnswerOf(session, paid.Value));
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

        if (session.SlotSale() is not { } sale || (command.Sale is { } meant && meant != sale.Id))
        {
            return command.Sale is { } other && session.FindSale(other) is { } known
                ? SaleRefusals.HandedOff(known.Sale)
                : SaleRefusals.NoSale(session);
        }

        return Check(till, sale)
            .Then(payable => CashTender.Pay(payable.Quote.Total, command.AmountGiven))
            .Select(tender => Write(session, till, sale, tender, operation));
    }

    private Outcome<Sale> Check(EnrolledTill till, Sale sale)
    {
        if (sale.Lines.Count == 0)
        {
            return Refusal.Of(RefusalKind.Conflict, "till.empty-sale");
        }

        return clock.GetUtcNow() < sale.Guarantee.ExpiresAt ? sale : SaleRefusals.GuaranteeExpired(till, sale);
    }

    private OrderId Write(TillSession session, EnrolledTill till, Sale sale, Tender tender, Operation operation)
    {
        var now = clock.GetUtcNow().ToWholeMilliseconds();
        var number = string.Create(
            CultureInfo.InvariantCulture, $"{till.Place.ReceiptSeries}-{session.Next(Counters.Receipt):000000}");
        var completed = new CompletedSale(
            sale.Id, sale.Shared ? sale.Cart : null, number, now, sale.Guarantee, sale.Lines, sale.Codes, sale.Quote,
            [tender]);
        var fact = session.Append(till.Place.Id, FactKinds.SaleCompleted, now, completed);
        session.AddReceipt(number, sale.Id, fact.Sequence);
        session.RemoveSale(sale.Id);
        session.Remember(operation, sale.Id);
        return sale.Id;
    }

    /// <summary>Read back from the journal, so that the tenth time says what the first did.</summary>
    private static Outcome<PaidSale> AnswerOf(TillSession session, OrderId id)
    {
        if (session.ReceiptOf(id) is not { } receipt)
        {
            return Refusal.Of(RefusalKind.Conflict, "till.no-sale");
        }

        var sale = session.Fact(receipt.Sequence).Content<CompletedSale>();
        var tender = sale.Tenders[0];
        return new PaidSale(
            id, receipt.Number, sale.Quote.Total, tender.Given!.Value, tender.Change!.Value, sale.Quote.Hash,
            receipt.Printed);
    }
}
