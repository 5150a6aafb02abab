using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Terminals;

namespace Retail.Commerce.Carts;

/// <summary>GET /handoffs/{id} and POST /handoffs/{id}/take-back, for the one who offered the cart.</summary>
internal sealed class TakingBack(
    RetailDbContext database, Operations operations, ITerminalDirectory terminals, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/handoffs/{id}", HandleGetAsync).Allow(AccessRule.CartHolder);
        api.MapPost("/handoffs/{id}/take-back", HandleTakeBackAsync).Allow(AccessRule.CartHolder).TakesStamp();
    }

    public async Task<Outcome<HandoffStatus>> ReadAsync(HandoffId id, CartKey key, CancellationToken cancellationToken)
    {
        var handoff = await database.Set<HandoffRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.Cart == key.Id, cancellationToken);
        if (handoff is null || !handoff.IsFrom(key))
        {
            return HandoffRefusals.NotFound();
        }

        var state = await database.Set<CartRow>().Where(row => row.Id == key.Id)
            .Select(row => (CartState?)row.State).SingleOrDefaultAsync(cancellationToken);
        return handoff.ToWire(state ?? CartState.Open, clock.GetUtcNow());
    }

    public Task<Outcome<HandoffStatus>> RunAsync(
        HandoffId id, CartKey key, CommandStamp stamp, CancellationToken cancellationToken) =>
        operations.RunAsync(
            CartStore.ScopeOf(key), stamp, new TakeBack(id), token => TakeAsync(id, key, token), cancellationToken);

    private async Task<Outcome<HandoffStatus>> TakeAsync(HandoffId id, CartKey key, CancellationToken cancellationToken)
    {
        var handoff = await database.Set<HandoffRow>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (handoff is null)
        {
            return await CloseUnseenAsync(id, key, cancellationToken);
        }

        if (handoff.Cart != key.Id || !handoff.IsFrom(key))
        {
            return HandoffRefusals.NotFound();
        }

        var now = clock.GetUtcNow();
        var cart = await database.Set<CartRow>().SingleOrDefaultAsync(row => row.Id == handoff.Cart, cancellationToken);
        if (cart is null || handoff.State == HandoffState.TakenBack)
        {
            return handoff.ToWire(cart?.State ?? CartState.Open, now);
        }

        if (cart.Handoff != handoff.Id)
        {
            return CartRefusals.NotOwner(cart);
        }

        if (handoff.State == HandoffState.Claimed)
        {
            if (cart.State != CartState.Open)
            {
                return cart.State == CartState.Abandoned
                    ? CartRefusals.NotOpen(cart)
                    : Refusal.Of(RefusalKind.Conflict, "handoff.payment-started");
            }

            if (handoff.ToTerminal is not null)
            {
                return Refusal.Of(
                    RefusalKind.Conflict, "handoff.held-by-till", ("till", handoff.ToName ?? string.Empty));
            }

            cart.GiveTo(handoff.FromChannel, handoff.FromTerminal, handoff.FromName, handoff.FromTokenHash);
        }

        handoff.State = HandoffState.TakenBack;
        cart.Changed(now, "history.taken-back");
        return handoff.ToWire(cart.State, now);
    }

    /// <summary>
    /// A till closes a cart that it signed while it could not reach this server: a later claim is refused.
    /// </summary>
    private async Task<Outcome<HandoffStatus>> CloseUnseenAsync(
        HandoffId id, CartKey key, CancellationToken cancellationToken)
    {
        if (key.Terminal is not { } terminal || await terminals.FindAsync(terminal, cancellationToken) is not { } till)
        {
            return HandoffRefusals.NotFound();
        }

        var now = clock.GetUtcNow();
        var closed = new HandoffRow
        {
            Id = id,
            Cart = key.Id,
            FromChannel = till.Channel,
            FromTerminal = till.Id,
            FromName = till.Name,
            State = HandoffState.TakenBack,
            IssuedAt = now,
            ExpiresAt = now,
        };
        database.Add(closed);
        return closed.ToWire(CartState.Open, now);
    }

    private static async Task<Results<Ok<HandoffStatus>, ProblemHttpResult>> HandleGetAsync(
        HandoffId id, CartId cart, TakingBack verb, HttpContext http, CancellationToken cancellationToken) =>
        (await verb.ReadAsync(id, http.User.KeyOf(cart), cancellationToken)).ToOk();

    private static async Task<Results<Ok<HandoffStatus>, ProblemHttpResult>> HandleTakeBackAsync(
        HandoffId id, CartId cart, TakingBack verb, HttpContext http, CancellationToken cancellationToken)
    {
        var stamp = http.Request.Stamp();
        return stamp.IsRefused
            ? stamp.Refusal.ToProblem()
            : (await verb.RunAsync(id, http.User.KeyOf(cart), stamp.Value, cancellationToken)).ToOk();
    }

    private sealed record TakeBack(HandoffId Id);
}
