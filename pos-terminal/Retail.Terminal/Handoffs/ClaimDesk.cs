using System.Security.Cryptography;
using System.Text;
using Retail.Abstractions.Carts;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Handoffs;

/// <summary>Claims a customer's cart for this till. The claim needs the server; what follows does not.</summary>
internal sealed class ClaimDesk(TillDatabase database, TillEnrolment enrolment, SaleGate gate, CartIntake intake)
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

        var taken = await intake.TakeAsync(till, opened.Value.Cart, cancellationToken);
        return taken.Then(sale => database.Commit<Sale>(session =>
        {
            session.SaveSale(sale, SalePlace.Slot);
            session.Remember(operation, sale.Id);
            return sale;
        }));
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
