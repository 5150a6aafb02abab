using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Commerce.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Inventory;
using Retail.Commerce.Orders;

namespace Retail.Commerce.Payments;

/// <summary>
/// The ends of a payment, one transaction each: the intent that locks the cart, the decision to give the money back,
/// and what came of it.
/// </summary>
internal sealed class PaymentLedger(
    RetailDbContext database, Operations operations, IPayableCarts carts, IOrderBook orders, IStock stock,
    TimeProvider clock)
{
    /// <summary>
    /// No provider call takes longer; until then the recovery leaves a payment to the one who made it.
    /// </summary>
    public static readonly TimeSpan ProviderPatience = TimeSpan.FromSeconds(20);

    /// <summary>The answer for a cart that costs nothing, without asking anybody.</summary>
    public static readonly PaymentAnswer Free = new(PaymentState.Captured, null, null);

    /// <summary>Writes the intent and locks the cart; a repeat gives what is written.</summary>
    public Task<Outcome<PaymentRow>> IntendAsync(
        CartKey key, PayCart command, CommandStamp stamp, CancellationToken cancellationToken) =>
        operations.RunAsync(token => IntendOnceAsync(key, command, stamp, token), cancellationToken);

    /// <summary>Writes what a provider said; money that arrived makes the cart an order.</summary>
    public Task<Outcome<PaymentRow>> SettleAsync(
        PaymentId id, PaymentAnswer answer, CancellationToken cancellationToken) =>
        operations.RunAsync(token => SettleOnceAsync(id, answer, token), cancellationToken);

    /// <summary>
    /// Writes down that the money goes back, before the provider hears of it; a payment that has ended stays as it is.
    /// </summary>
    public Task<Outcome<PaymentRow>> BeginReversalAsync(PaymentId id, CancellationToken cancellationToken) =>
        operations.RunAsync(token => BeginReversalOnceAsync(id, token), cancellationToken);

    private async Task<Outcome<PaymentRow>> IntendOnceAsync(
        CartKey key, PayCart command, CommandStamp stamp, CancellationToken cancellationToken)
    {
        // No two carts may pay for one order, nor one payment be made twice, and neither is a row yet.
        await operations.TakeTurnAsync($"order/{command.Order}", cancellationToken);
        await operations.TakeTurnAsync($"payment/{command.Payment}", cancellationToken);
        var stored = await database.Set<PaymentRow>()
            .SingleOrDefaultAsync(row => row.Id == command.Payment, cancellationToken);
        if (stored is not null)
        {
            return await RepeatedAsync(stored, key, command, cancellationToken);
        }

        var begun = await carts.BeginPaymentAsync(key, stamp.IfVersion, cancellationToken);
        var checkedCart = begun.IsRefused ? begun : await CheckAsync(begun.Value, command, cancellationToken);
        if (checkedCart.IsRefused)
        {
            return checkedCart.Refusal;
        }

        var now = clock.GetUtcNow();
        var total = checkedCart.Value.Quote.Total;
        var payment = new PaymentRow
        {
            Id = command.Payment,
            Cart = key.Id,
            Order = command.Order,
            Provider = command.Provider,
            Method = command.Method,
            AmountMinor = total.AmountMinor,
            Currency = total.Currency,
            QuoteHash = checkedCart.Value.Quote.Hash,
            Fulfilment = command.Fulfilment,
            DeliverTo = command.DeliverTo,
            State = PaymentState.Intended,
            IntendedAt = now,
            NextLookAt = now + ProviderPatience + ProviderPatience,
        };
        database.Add(payment);
        return payment;
    }

    private async Task<Outcome<PaymentRow>> RepeatedAsync(
        PaymentRow stored, CartKey key, PayCart command, CancellationToken cancellationToken)
    {
        // Who asks for the answer must be one who could have given the command.
        var cart = await carts.ReadAsync(key, cancellationToken);
        return cart.IsRefused ? cart.Refusal
            : stored.IsSameAs(command, key.Id) ? stored
            : Refusal.Of(RefusalKind.Rule, "request.idempotency-key-reused", ("key", command.Payment.ToString()));
    }

    private async Task<Outcome<Cart>> CheckAsync(Cart cart, PayCart command, CancellationToken cancellationToken)
    {
        if (cart.Lines.Count == 0)
        {
            return Refusal.Of(RefusalKind.Rule, "order.empty-cart");
        }

        if (cart.Quote.Hash != command.ExpectedHash)
        {
            return Refusal.Of(RefusalKind.Conflict, "order.price-changed", ("total", cart.Quote.Total.ToString()));
        }

        if (await IsTakenAsync(command.Order, cart.Id, cancellationToken))
        {
            return Refusal.Of(RefusalKind.Conflict, "order.id-taken", ("order", command.Order.ToString()));
        }

        var store = cart.Guarantee.Context.Store;
        if (command.Fulfilment != Fulfilment.Ship && store is null)
        {
            return Refusal.Of(RefusalKind.Rule, "order.no-store");
        }

        // What the customer holds in the store is there, whatever the count says; the rest must be.
        var shortage = command.Fulfilment == Fulfilment.CarryOut || store is null
            ? null
            : await stock.FindShortageAsync(
                store, [.. cart.Lines.Select(line => (line.Sku, line.Quantity))], cancellationToken);
        return shortage is null ? cart : shortage;
    }

    /// <summary>
    /// Whether an order has this id, or may yet get it from another cart's payment: found out before money moves.
    /// </summary>
    private async Task<bool> IsTakenAsync(OrderId id, CartId cart, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) is not null ||
        await database.Set<PaymentRow>().AnyAsync(row => row.Order == id && row.Cart != cart, cancellationToken);

    private async Task<Outcome<PaymentRow>> BeginReversalOnceAsync(PaymentId id, CancellationToken cancellationToken)
    {
        var payment = await InTurnAsync(id, cancellationToken);
        if (!payment.IsResolved)
        {
            payment.IsReversing = true;
            payment.State = PaymentState.Unknown;
            payment.NextLookAt = clock.GetUtcNow() + ProviderPatience;
        }

        return payment;
    }

    private async Task<PaymentRow> InTurnAsync(PaymentId id, CancellationToken cancellationToken)
    {
        await operations.TakeTurnAsync($"payment/{id}", cancellationToken);
        return await database.Set<PaymentRow>().SingleAsync(row => row.Id == id, cancellationToken);
    }

    private async Task<Outcome<PaymentRow>> SettleOnceAsync(
        PaymentId id, PaymentAnswer answer, CancellationToken cancellationToken)
    {
        var payment = await InTurnAsync(id, cancellationToken);
        if (payment.IsResolved)
        {
            return payment;
        }

        // Money that arrives while it is given back is not the end.
        var state = answer.State == PaymentState.Captured && payment.IsReversing ? PaymentState.Unknown : answer.State;
        (payment.State, payment.Reference, payment.Reason) =
            (state, PaymentRow.Fit(answer.Reference), PaymentRow.Fit(answer.Reason));
        switch (state)
        {
            case PaymentState.Captured:
                await PlaceOrderAsync(payment, cancellationToken);
                break;
            case PaymentState.Declined or PaymentState.Reversed:
                await carts.ReopenAsync(payment.Cart, cancellationToken);
                break;
            default:
                payment.State = PaymentState.Unknown;
                payment.NextLookAt = clock.GetUtcNow() + ProviderPatience;
                break;
        }

        return payment;
    }

    private async Task PlaceOrderAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        // The cart has been locked since the intent, so its quote is the one that was paid.
        var history = await carts.CompleteAsync(payment.Cart, payment.Order, cancellationToken) ??
            throw new InvalidOperationException(
                $"Payment {payment.Id} arrived for cart {payment.Cart}, which is not being paid.");
        var cart = await carts.ShowAsync(payment.Cart, cancellationToken);
        Tender[] tenders = payment.IsFree
            ? []
            : [new Tender(TenderKind.Card, payment.Amount, null, null, payment.Provider, payment.Reference)];
        await orders.PlaceAsync(
            payment.Order, cart, payment.Fulfilment, payment.DeliverTo, tenders, history, cancellationToken);
    }
}
