using System.Globalization;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Handoffs;

/// <summary>
/// Takes a handed-off sale back: when the server says so, or, without the server, when nobody can claim it any more.
/// </summary>
internal sealed class TakeBackDesk(
    TillDatabase database, TillEnrolment enrolment, SaleGate gate, CartIntake intake, TimeProvider clock)
{
    public Task<Outcome<Sale>> TakeBackAsync(
        TakeBack command, Operation operation, CancellationToken cancellationToken) =>
        gate.RunAsync(() => RunAsync(command, operation, cancellationToken), cancellationToken);

    private async Task<Outcome<Sale>> RunAsync(
        TakeBack command, Operation operation, CancellationToken cancellationToken)
    {
        if (enrolment.Current is not { } till)
        {
            return enrolment.Required.Refusal!;
        }

        var found = database.Read(session => Find(session, command, operation));
        if (found.IsRefused || found.Value.Handoff is not { } handoff)
        {
            return found;
        }

        var stamp = new CommandStamp($"take-back-{handoff.Id}");
        var asked = await till.Quick.Handoffs.TakeBackAsync(
            handoff.Id, till.KeyOf(found.Value.Cart), stamp, cancellationToken);
        var back = asked.IsRefused
            ? await RefusedAsync(till, found.Value, handoff, asked.Refusal, cancellationToken)
            : await AnsweredAsync(till, found.Value, handoff, asked.Value, cancellationToken);
        return back.Then(sale => database.Commit<Sale>(session =>
        {
            session.Remember(operation, sale.Id);
            return session.Reopen(sale);
        }));
    }

    /// <summary>The sale that is meant: with its handoff while it is out, without once it is back.</summary>
    private static Outcome<Sale> Find(TillSession session, TakeBack command, Operation operation)
    {
        var done = session.Done(operation);
        if (done.IsRefused)
        {
            return done.Refusal;
        }

        if (done.Value is { } earlier && session.FindSale(earlier) is { Place: SalePlace.Slot } back)
        {
            return back.Sale;
        }

        if (session.SlotSale() is { } open)
        {
            return open.Id == command.Sale ? open : session.Busy(open);
        }

        var candidates = session.HandedOffSales(HandoffTable.Watched)
            .Where(one => command.Sale is { } named
                ? one.Sale.Id == named
                : one.Place == SalePlace.Out || one.Sale.Handoff!.IsUndecided);
        return candidates.Select(one => one.Sale).FirstOrDefault() is { } sale
            ? sale
            : Refusal.Of(RefusalKind.Conflict, "till.nothing-handed-off");
    }

    /// <summary>
    /// The server knows better: before the cashier reads its no, the till learns what became of the cart, or without
    /// an answer decides alone.
    /// </summary>
    private async Task<Outcome<Sale>> RefusedAsync(
        EnrolledTill till, Sale sale, OutHandoff handoff, Refusal refusal, CancellationToken cancellationToken)
    {
        if (refusal.Kind == RefusalKind.Unavailable)
        {
            return Unanswered(till, sale, handoff);
        }

        var status = await till.Quick.Handoffs.GetAsync(handoff.Id, till.KeyOf(sale.Cart), cancellationToken);
        if (!status.IsRefused)
        {
            database.Commit<OrderId>(session => session.Renew(sale.Id, handoff with { Status = status.Value }));
        }

        return refusal;
    }

    private Outcome<Sale> Unanswered(EnrolledTill till, Sale sale, OutHandoff handoff) =>
        handoff.Status?.State != HandoffState.Claimed && clock.GetUtcNow() >= SafeFrom(handoff)
        ? sale
        : StillOut(till, handoff, handoff.Status?.State);

    // The server takes a till's word while its clock is that far ahead, and lets customers claim by its own clock.
    private static DateTimeOffset SafeFrom(OutHandoff handoff) => handoff.ExpiresAt + TerminalProof.Tolerance;

    private static Refusal StillOut(EnrolledTill till, OutHandoff handoff, HandoffState? state) =>
        state == HandoffState.Claimed
        ? Refusal.Of(RefusalKind.Conflict, "till.handoff-claimed")
        : Refusal.Of(
            RefusalKind.Conflict,
            "till.handoff-still-out",
            ("until", till.InStore(SafeFrom(handoff)).ToString("HH:mm", CultureInfo.InvariantCulture)));

    private async Task<Outcome<Sale>> AnsweredAsync(
        EnrolledTill till, Sale sale, OutHandoff handoff, HandoffStatus status, CancellationToken cancellationToken)
    {
        if (status.State != HandoffState.TakenBack)
        {
            return StillOut(till, handoff, status.State);
        }

        if (status.ClaimedAt is null && handoff.Status?.ClaimedAt is null)
        {
            return sale;
        }

        // It was in another channel for a while, where lines may have come and gone.
        var cart = await till.Quick.Carts.GetAsync(till.KeyOf(sale.Cart), cancellationToken);
        if (cart.IsRefused)
        {
            return cart.Refusal;
        }

        var taken = await intake.TakeAsync(till, cart.Value, cancellationToken);
        return taken.Select(fresh => fresh with { Id = sale.Id, StartedAt = sale.StartedAt });
    }
}
