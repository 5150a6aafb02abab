using System.Security.Cryptography;
using System.Text;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Handoffs;

/// <summary>Claims a customer's cart for this till. The claim needs the server; what follows does not.</summary>
internal sealed class ClaimDesk(
    TillDatabase database,
    TillEnrolment enrolment,
    SaleGate gate,
    CartIntake intake,
    FactSync sync,
    TimeProvider clock)
{
    public Task<Outcome<Sale>> ClaimAsync(
        ClaimSale command, Operation operation, CancellationToken cancellationToken) =>
        gate.RunAsync(() => RunAsync(command, operation, cancellationToken), cancellationToken);

    private async Task<Outcome<Sale>> RunAsync(
        ClaimSale command, Operation operation, CancellationToken cancellationToken)
    {
        if (enrolment.Current is not { } till)
        {
            return enrolment.Required.Refusal!;
        }

        var (done, open, delivered) = database.Read(session =>
            (session.Done(operation), session.SlotSale(), session.Counter(Counters.Delivered)));
        if (done.IsRefused)
        {
            return done.Refusal;
        }

        if (open is not null)
        {
            return open.Id == done.Value ? open : database.Read(session => session.Busy(open));
        }

        var claim = Read(command.Code, till.Place.Channel);
        if (database.Read(session => OwnOffer(session, claim)) is { } own)
        {
            return SaleRefusals.HandedOff(own);
        }

        var opened = await till.Quick.Handoffs.ClaimAsync(claim, till.Place.Id, StampOf(claim), cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        var cart = opened.Value.Cart;
        if (database.Read(session => Gone(session, cart.Id, delivered)) is { } gone)
        {
            return gone;
        }

        var taken = await intake.TakeAsync(till, cart, cancellationToken);
        if (taken.Refusal is { Kind: not RefusalKind.Unavailable } refusal)
        {
            GiveBack(till, cart);
            return refusal;
        }

        return taken.Then(sale => database.Commit<Sale>(session =>
        {
            session.SaveSale(sale, SalePlace.Slot);
            session.Remember(operation, sale.Id);
            return sale;
        }));
    }

    /// <summary>The sale that is out under this very code: it is taken back, not claimed.</summary>
    private static Sale? OwnOffer(TillSession session, ClaimHandoff claim) =>
        session.HandedOffSales(HandoffTable.Watched)
            .Where(one => one is { Place: SalePlace.Out, Sale.Handoff: { } handoff } &&
                ((handoff.Ticket is { } ticket && CodeOf(ticket.Code) == claim.Code) ||
                claim.SignedCart?.EndsWith(handoff.SignedCart, StringComparison.Ordinal) == true))
            .Select(one => one.Sale)
            .FirstOrDefault();

    /// <summary>
    /// Why a cart that the server believes to be here is not: what became of it here is on its way to the server, which
    /// hands it out again until it knows.
    /// </summary>
    private static Refusal? Gone(TillSession session, CartId cart, long delivered)
    {
        var handedOff = session.HandedOffSales(HandoffTable.Watched)
            .FirstOrDefault(one => one.Place == SalePlace.Out && one.Sale.Cart == cart).Sale;
        if (handedOff is not null)
        {
            return SaleRefusals.HandedOff(handedOff);
        }

        var isDone = session.FactsNaming(cart.ToString(), delivered).Any(fact => fact.Kind switch
        {
            FactKinds.SaleCompleted => fact.Content<CompletedSale>().Cart == cart,
            FactKinds.SaleVoided => fact.Content<VoidedSale>().Cart == cart,
            _ => false,
        });
        return isDone ? Refusal.Of(RefusalKind.Conflict, "till.cart-done") : null;
    }

    /// <summary>What this till cannot sell at the promised price goes back to the customer, by the journal.</summary>
    private void GiveBack(EnrolledTill till, Cart cart)
    {
        database.Commit<CartId>(session =>
        {
            var voided = new VoidedSale(cart.Id, cart.Quote.Total, cart.Lines.Count);
            session.Append(till.Place.Id, FactKinds.SaleVoided, clock.GetUtcNow(), voided);
            return cart.Id;
        });
        sync.Wake();
    }

    private static ClaimHandoff Read(string text, string channel)
    {
        var content = text.Trim();
        if (content.Contains("RC1.", StringComparison.Ordinal))
        {
            return new ClaimHandoff(null, content, channel);
        }

        var code = content[(content.LastIndexOf('/') + 1)..];
        return new ClaimHandoff(CodeOf(code), null, channel);
    }

    private static string CodeOf(string text) =>
        string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // Made of what is claimed: when the answer is lost, typing the code again gives this till the cart that it already
    // has.
    private static CommandStamp StampOf(ClaimHandoff claim) => new(
        "claim-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(claim.Code ?? claim.SignedCart!))));
}
