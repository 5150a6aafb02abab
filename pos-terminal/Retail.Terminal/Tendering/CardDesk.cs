using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Tendering;

/// <summary>
/// The cashier's side of paying through a provider: writes the intent, leaves the rest to <see cref="CardPayments"/>,
/// and waits for the end as long as a screen does.
/// </summary>
internal sealed class CardDesk(
    TillDatabase database,
    TillEnrolment enrolment,
    SaleGate gate,
    TillProviders providers,
    CardPayments payments,
    PrintQueue printing,
    TillChanges changes,
    FactSync sync,
    TimeProvider clock)
{
    /// <summary>How long a request waits for the customer's card; the state tells what comes of it later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan PrintPatience = TimeSpan.FromSeconds(3);

    public async Task<Outcome<PaidSale>> PayAsync(
        PayCard command, Operation operation, CancellationToken cancellationToken)
    {
        if (command.Method.Length is 0 or > CardPayment.MaxText)
        {
            return Refusal.Of(RefusalKind.Malformed, "till.bad-payment-method");
        }

        if (enrolment.Current is not { } till)
        {
            return enrolment.Required.Refusal!;
        }

        var begun = await gate.RunAsync(
            () => database.Commit(session => Begin(session, till, command, operation)), cancellationToken);
        if (begun.IsRefused)
        {
            return begun.Refusal;
        }

        sync.Wake();
        if (begun.Value.Payment is { } payment)
        {
            // Whoever asked may leave now; the payment goes its way.
            payments.Drive(till, payment, asksFirst: !begun.Value.IsNew);
            payment = await WhenEndedAsync(payment.Id, cancellationToken);
            if (payment.State != PaymentState.Captured)
            {
                return payment.Problem!;
            }
        }

        await printing.PrintedAsync(begun.Value.Sale, PrintPatience, cancellationToken);
        return database.Read(session => session.PaidSale(begun.Value.Sale));
    }

    /// <summary>
    /// Gives up the payment that is under way: what was taken is given back, and the sale is free again once the
    /// provider has said so.
    /// </summary>
    public async Task<Outcome<Sale>> CancelAsync(Operation operation, CancellationToken cancellationToken)
    {
        if (enrolment.Current is not { } till)
        {
            return enrolment.Required.Refusal!;
        }

        var cancelled = await gate.RunAsync(
            () => database.Commit(session => Cancel(session, operation)), cancellationToken);
        if (cancelled.IsRefused)
        {
            return cancelled.Refusal;
        }

        payments.Drive(till, cancelled.Value, asksFirst: true);
        payments.Hurry(cancelled.Value.Id);
        var payment = await WhenEndedAsync(cancelled.Value.Id, cancellationToken);
        return payment.State switch
        {
            PaymentState.Reversed or PaymentState.Declined =>
                database.Read(session => session.FindSale(payment.Sale) is { } found
                    ? found.Sale
                    : (Outcome<Sale>)SaleRefusals.NoSale(session)),
            PaymentState.Captured => Refusal.Of(RefusalKind.Conflict, "till.payment-done"),
            _ => payment.Problem!,
        };
    }

    private Outcome<Begun> Begin(TillSession session, EnrolledTill till, PayCard command, Operation operation)
    {
        var done = session.Done(operation);
        if (done.IsRefused)
        {
            return done.Refusal;
        }

        if (done.Value is { } earlier)
        {
            return new Begun(earlier, session.PaymentByKey(operation.Key!) ?? session.LastPayment(earlier), false);
        }

        if (command.Sale is { } named && session.ReceiptOf(named) is not null)
        {
            return new Begun(named, null, false);
        }

        // A second click on the same button is the same payment, however it comes.
        if (session.SlotSale() is { } open && session.PaymentUnderWay(open.Id) is { IsReversing: false } underWay &&
            (command.Sale ?? open.Id) == open.Id &&
            (underWay.Provider, underWay.Method) == (command.Provider, command.Method))
        {
            session.Remember(operation, open.Id);
            return new Begun(open.Id, underWay, false);
        }

        return session.SaleToPay(command.Sale)
            .Then(sale => sale.Payable(till, clock.GetUtcNow()))
            .Then(sale => Check(sale, command))
            .Select(sale => Intend(session, till, sale, command, operation));
    }

    private Outcome<Sale> Check(Sale sale, PayCard command)
    {
        if (sale.Quote.Total.AmountMinor <= 0)
        {
            return Refusal.Of(RefusalKind.Rule, "till.nothing-to-charge");
        }

        return providers.Find(command.Provider) is not null
            ? sale
            : Refusal.Of(
                RefusalKind.Rule, "till.no-such-provider",
                ("provider", command.Provider.Length <= CardPayment.MaxText ? command.Provider : "?"));
    }

    private Begun Intend(TillSession session, EnrolledTill till, Sale sale, PayCard command, Operation operation)
    {
        var now = clock.GetUtcNow();
        var payment = new CardPayment(
            PaymentId.New(clock), sale.Id, command.Provider, command.Method, sale.Quote.Total, PaymentState.Intended,
            now.ToWholeMilliseconds(), false, null, null);
        session.AddPayment(payment, operation.Key);
        session.Append(till.Place.Id, FactKinds.PaymentIntended, now, payment.ToFact());
        session.Remember(operation, sale.Id);
        return new Begun(sale.Id, payment, true);
    }

    private static Outcome<CardPayment> Cancel(TillSession session, Operation operation)
    {
        var done = session.Done(operation);
        if (done.IsRefused)
        {
            return done.Refusal;
        }

        var sale = done.Value ?? session.SlotSale()?.Id;
        if (sale is not { } known || session.LastPayment(known) is not { } payment ||
            (payment.HasEnded && done.Value is null))
        {
            return Refusal.Of(RefusalKind.Conflict, "till.no-payment");
        }

        var cancelled = payment.HasEnded ? payment : payment with { IsReversing = true };
        session.SavePayment(cancelled);
        if (done.Value is null)
        {
            session.Remember(operation, known);
        }

        return cancelled;
    }

    private async Task<CardPayment> WhenEndedAsync(PaymentId id, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (true)
        {
            var change = changes.Number;
            var payment = database.Read(session => session.Payment(id));
            if (payment.HasEnded)
            {
                return payment;
            }

            try
            {
                await changes.WaitAsync(change, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return payment;
            }
        }
    }

    /// <param name="Sale">The sale.</param>
    /// <param name="Payment">Its payment, or null when it was paid another way.</param>
    /// <param name="IsNew">Whether the provider has not heard of it.</param>
    private sealed record Begun(OrderId Sale, CardPayment? Payment, bool IsNew);
}
