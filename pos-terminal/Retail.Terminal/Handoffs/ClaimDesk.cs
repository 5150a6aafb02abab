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

        var done = database.Read(session => session.Done(operation));
        var open = database.Read(session => session.SlotSale());
        if (done.IsRefused)
        {
            return done.Refusal;
        }

        if (open is not null)
        {
            return open.Id == done.Value ? open : Refusal.Of(RefusalKind.Conflict, "till.sale-open");
        }

        var claim = Read(command.Code, till.Place.Channel);
        var opened = await till.Quick.Handoffs.ClaimAsync(claim, till.Place.Id, StampOf(claim), cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        var cart = opened.Value.Cart;
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
        return new ClaimHandoff(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant(), null, channel);
    }

    // Made of what is claimed: when the answer is lost, typing the code again gives this till the cart that it already
    // has.
    private static CommandStamp StampOf(ClaimHandoff claim) => new(
        "claim-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(claim.Code ?? claim.SignedCart!))));
}
