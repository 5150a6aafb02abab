using System.Globalization;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Handoffs;

/// <summary>
/// Hands the open sale to another channel. Signing, journaling and locking are one transaction; only then does anybody
/// hear of it, over the connection or by the QR.
/// </summary>
internal sealed class HandoffDesk(
    TillDatabase database, TillEnrolment enrolment, SaleGate gate, TillOptions options, FactSync sync,
    TimeProvider clock)
{
    public async Task<Outcome<HandoffAnswer>> HandOffAsync(Operation operation, CancellationToken cancellationToken)
    {
        if (enrolment.Current is not { } till)
        {
            return enrolment.Required.Refusal!;
        }

        var probed = await ProbeForLargeAsync(till, cancellationToken);
        if (probed is not null)
        {
            return probed;
        }

        var locked = await gate.RunAsync(
            () => database.Commit(session => Lock(session, till, operation)), cancellationToken);
        if (locked.IsRefused)
        {
            return locked.Refusal;
        }

        sync.Wake();
        var (sale, handoff) = locked.Value;
        if (handoff.Ticket is null && handoff.Problem is null)
        {
            var offered = await OfferAsync(till, sale, handoff, cancellationToken);
            if (offered.IsRefused)
            {
                return offered.Refusal;
            }

            handoff = offered.Value;
        }

        return HandoffAnswer.Of(sale, handoff, till.Place.PublicAddress);
    }

    private Outcome<(Sale Sale, OutHandoff Handoff)> Lock(TillSession session, EnrolledTill till, Operation operation)
    {
        var done = session.Done(operation);
        if (done.IsRefused)
        {
            return done.Refusal;
        }

        if (done.Value is { } earlier)
        {
            return session.FindSale(earlier) is { Sale: { Handoff: { } known } again }
                ? (again, known)
                : Refusal.Of(RefusalKind.Conflict, "till.no-sale");
        }

        var open = session.OpenSale();
        if (open.IsRefused)
        {
            return open.Refusal;
        }

        var sale = open.Value;
        if (sale.Lines.Count == 0)
        {
            return Refusal.Of(RefusalKind.Conflict, "till.empty-sale");
        }

        var issued = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        if (issued >= sale.Guarantee.ExpiresAt)
        {
            return SaleRefusals.GuaranteeExpired(till, sale);
        }

        var cart = new SignedCart(
            till.Place.Id,
            session.Next(Counters.Handoff),
            sale.Cart,
            HandoffId.New(clock),
            issued,
            issued + options.HandoffLife,
            sale.Guarantee,
            sale.Lines,
            sale.Codes,
            sale.Quote.Hash);
        var handoff = new OutHandoff(cart.Handoff, till.Sign(cart), cart.IssuedAt, cart.ExpiresAt, null, null, null);
        session.Append(
            till.Place.Id,
            FactKinds.HandoffSigned,
            clock.GetUtcNow(),
            new SignedHandoff(cart.Cart, cart.Handoff, cart.Sequence, cart.QuoteHash, cart.ExpiresAt));
        session.Remember(operation, sale.Id);
        return (session.SaveHandoff(sale, handoff), handoff);
    }

    /// <summary>Tells the server; without one the QR carries the cart, and the loop tells the server later.</summary>
    private async Task<Outcome<OutHandoff>> OfferAsync(
        EnrolledTill till, Sale sale, OutHandoff handoff, CancellationToken cancellationToken)
    {
        var offered = await till.Quick.Handoffs.OfferSignedAsync(till.Place.Id, handoff.SignedCart, cancellationToken);
        if (offered.IsRefused && !offered.Refusal.IsVerdict())
        {
            return handoff;
        }

        var answered = offered.IsRefused
            ? handoff with { Problem = offered.Refusal.Code }
            : handoff with { Ticket = offered.Value, Status = offered.Value.Status };
        var saved = await gate.RunAsync(
            () => database.Commit<OutHandoff>(session =>
            {
                if (session.StillOut(sale.Id, handoff.Id) is not { } current)
                {
                    return answered;
                }

                // What the server refuses nobody can claim: the cashier gets it back, unless the next customer is
                // there.
                _ = offered.IsRefused && session.SlotSale() is null
                    ? session.Reopen(current)
                    : session.SaveHandoff(current, answered);
                return answered;
            }),
            cancellationToken);
        return offered.IsRefused ? offered.Refusal : saved;
    }

    /// <summary>More lines than a QR holds need the server, so it is asked before anything is locked.</summary>
    private async Task<Refusal?> ProbeForLargeAsync(EnrolledTill till, CancellationToken cancellationToken)
    {
        var lines = database.Read(session => session.SlotSale())?.Lines.Count ?? 0;
        if (lines <= SignedCart.MaxLines)
        {
            return null;
        }

        var alive = await till.Quick.Publications.ListAsync(cancellationToken);
        return alive.IsRefused
            ? Refusal.Of(
                RefusalKind.Unavailable,
                "till.too-many-lines-offline",
                ("lines", lines.ToString(CultureInfo.InvariantCulture)),
                ("max", SignedCart.MaxLines.ToString(CultureInfo.InvariantCulture)))
            : null;
    }
}
