using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>POST /carts/{id}/handoffs: offers a stored cart to whoever holds the code.</summary>
internal sealed class OfferingCarts(
    RetailDbContext database,
    Operations operations,
    CartStore carts,
    Capabilities capabilities,
    HandoffTickets tickets,
    CartSettings settings,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/carts/{id}/handoffs", HandleAsync).Allow(AccessRule.CartHolder).TakesStamp();

    public async Task<Outcome<HandoffTicket>> RunAsync(
        CartKey key, StartHandoff command, CommandStamp stamp, CancellationToken cancellationToken)
    {
        var offered = await operations.RunAsync(CartStore.ScopeOf(key), stamp, command, StartAsync, cancellationToken);
        if (offered.IsRefused)
        {
            return offered.Refusal;
        }

        // The code is a secret: a repeat derives it again, it is stored nowhere.
        var row = await database.Set<HandoffRow>().AsNoTracking()
            .SingleAsync(each => each.Id == offered.Value.Id, cancellationToken);
        return tickets.Make(row, offered.Value.CartState);

        async Task<Outcome<HandoffStatus>> StartAsync(CancellationToken giveUp)
        {
            var found = await carts.FindToChangeAsync(key, stamp.IfVersion, giveUp);
            if (found.IsRefused)
            {
                return found.Refusal;
            }

            if (command.Id.Value.Version != 7 ||
                await database.Set<HandoffRow>().AnyAsync(row => row.Id == command.Id, giveUp))
            {
                return Refusal.Of(RefusalKind.Conflict, "handoff.id-taken", ("handoff", command.Id.ToString()));
            }

            var cart = found.Value.Cart;
            if (cart.Lines.Count == 0)
            {
                return Refusal.Of(RefusalKind.Rule, "handoff.empty-cart");
            }

            var now = clock.GetUtcNow();
            var handoff = new HandoffRow
            {
                Id = command.Id,
                Cart = cart.Id,
                FromChannel = cart.OwnerChannel,
                FromTerminal = cart.OwnerTerminal,
                FromName = cart.OwnerName,
                FromTokenHash = cart.TokenHash,
                CodeHash = capabilities.HashOfCode(capabilities.CodeOf(command.Id)),
                IssuedAt = now,
                ExpiresAt = now + settings.HandoffLife,
            };
            database.Add(handoff);
            cart.Handoff = handoff.Id;
            cart.Changed(now, "history.handed-off");
            return handoff.ToWire(cart.State, now);
        }
    }

    private static async Task<Results<Created<HandoffTicket>, ProblemHttpResult>> HandleAsync(
        CartId id, StartHandoff command, OfferingCarts verb, HttpContext http, CancellationToken cancellationToken)
    {
        var stamp = http.Request.Stamp();
        if (stamp.IsRefused)
        {
            return stamp.Refusal.ToProblem();
        }

        var ticket = await verb.RunAsync(http.User.KeyOf(id), command, stamp.Value, cancellationToken);
        return ticket.IsRefused
            ? ticket.Refusal.ToProblem()
            : TypedResults.Created($"/api/v1/handoffs/{ticket.Value.Status.Id}?cart={id}", ticket.Value);
    }
}
