using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Database;
using Retail.Commerce.Terminals;

namespace Retail.Commerce.Carts;

/// <summary>
/// A till gave a sale up. A cart that it had claimed goes back to the customer's device that offered it; the till's own
/// cart is given up. Told by the till's journal, so it also happens when the till had no network at that moment.
/// </summary>
internal sealed class ReturningCarts(RetailDbContext database) : IFactReceiver
{
    public string Kind => FactKinds.SaleVoided;

    public async Task<Refusal?> ReceiveAsync(
        TerminalFact fact, TerminalPlace terminal, CancellationToken cancellationToken)
    {
        if (Read(fact.Payload) is not { } voided)
        {
            return Refusal.Of(RefusalKind.Rule, "cart.bad-void");
        }

        var cart = await database.Set<CartRow>().SingleOrDefaultAsync(row => row.Id == voided.Cart, cancellationToken);
        if (cart is null || cart.OwnerTerminal != terminal.Id || cart.State != CartState.Open)
        {
            // The till's alone, or somebody else's by now: there is nothing to give back.
            return null;
        }

        var handoff = cart.Handoff is { } id
            ? await database.Set<HandoffRow>().SingleAsync(row => row.Id == id, cancellationToken)
            : null;
        if (handoff is { State: HandoffState.Claimed } && handoff.ToTerminal == terminal.Id)
        {
            cart.GiveTo(handoff.FromChannel, handoff.FromTerminal, handoff.FromName, handoff.FromTokenHash);
            handoff.State = HandoffState.TakenBack;
            cart.Changed(fact.At, "history.returned", ("till", terminal.Name));
            return null;
        }

        cart.State = CartState.Abandoned;
        cart.Changed(fact.At);
        return null;
    }

    private static VoidedSale? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<VoidedSale>(payload, RetailJson.Options);
        }
        catch (JsonException)
        {
            // A till of another version, or a broken one: the fact is kept and flagged by the caller.
            return null;
        }
    }
}
