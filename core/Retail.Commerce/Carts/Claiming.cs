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

/// <summary>POST /handoffs/claims: takes a cart over. Of all who try, one gets it.</summary>
internal sealed class Claiming(
    RetailDbContext database,
    Operations operations,
    CartStore carts,
    SignedCartDesk desk,
    ITerminalDirectory terminals,
    Capabilities capabilities,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/handoffs/claims", HandleAsync)
        .Allow(AccessRule.Anyone).TakesStamp()
        .RequireRateLimiting(RateLimits.Claims);

    public async Task<Outcome<OpenedCart>> RunAsync(
        ClaimHandoff command, TerminalId? terminal, CommandStamp stamp, CancellationToken cancellationToken)
    {
        if (CartRefusals.BadChannel(command.Channel) is { } badChannel)
        {
            return badChannel;
        }

        var scope = terminal is null ? "handoff-claim" : $"handoff-claim/{terminal}";
        var claimed = await operations.RunAsync(scope, stamp, command, ClaimAsync, cancellationToken);
        return claimed.IsRefused ? claimed.Refusal : await OpenAsync(claimed.Value, terminal, cancellationToken);

        async Task<Outcome<Claim>> ClaimAsync(CancellationToken giveUp)
        {
            var found = await FindAsync(command, giveUp);
            if (found.IsRefused)
            {
                return found.Refusal;
            }

            var (handoff, cart) = found.Value;
            var now = clock.GetUtcNow();
            if (handoff.StateAt(now) != HandoffState.Waiting || cart is null)
            {
                return HandoffRefusals.NotWaiting(handoff, now);
            }

            if (cart.State != CartState.Open)
            {
                return CartRefusals.NotOpen(cart);
            }

            await TakeAsync(handoff, cart, giveUp);
            return new Claim(handoff.Id, cart.Id, cart.Generation);
        }

        async Task TakeAsync(HandoffRow handoff, CartRow cart, CancellationToken giveUp)
        {
            var till = terminal is { } id ? await terminals.FindAsync(id, giveUp) : null;
            var now = clock.GetUtcNow();
            var token = capabilities.TokenOf(cart.Id, cart.Generation + 1);
            cart.GiveTo(till?.Channel ?? command.Channel, terminal, till?.Name, till is null
                ? Capabilities.HashOf(token) : null);
            cart.Changed(now, till is null ? "history.claimed"
                : "history.claimed-at-till", ("till", till?.Name ?? string.Empty));
            (handoff.State, handoff.ClaimedAt) = (HandoffState.Claimed, now);
            (handoff.ToChannel, handoff.ToTerminal, handoff.ToName) = (cart.OwnerChannel, terminal, till?.Name);
        }
    }

    /// <summary>
    /// The cart as it is now: a repeated claim must not hand out again what was taken back, given back or sold since.
    /// </summary>
    private async Task<Outcome<OpenedCart>> OpenAsync(
        Claim claim, TerminalId? terminal, CancellationToken cancellationToken)
    {
        var cart = await database.Set<CartRow>().AsNoTracking()
            .SingleAsync(row => row.Id == claim.Cart, cancellationToken);
        var handoff = await database.Set<HandoffRow>().AsNoTracking()
            .SingleAsync(row => row.Id == claim.Handoff, cancellationToken);
        if (cart.Generation != claim.Generation)
        {
            return HandoffRefusals.NotWaiting(handoff, clock.GetUtcNow());
        }

        if (terminal is not null && cart.State != CartState.Open)
        {
            return CartRefusals.NotOpen(cart);
        }

        var token = terminal is null ? capabilities.TokenOf(claim.Cart, claim.Generation) : null;
        return carts.Show(cart, handoff).Select(shown => new OpenedCart(shown, token));
    }

    private async Task<Outcome<(HandoffRow Handoff, CartRow? Cart)>> FindAsync(
        ClaimHandoff command, CancellationToken cancellationToken)
    {
        if (command is { SignedCart: { } document, Code: null })
        {
            return await desk.TakeInAsync(document, null, cancellationToken);
        }

        if (command is not { Code: { } code, SignedCart: null })
        {
            return Refusal.Of(RefusalKind.Malformed, "handoff.code-or-document");
        }

        var hash = capabilities.HashOfCode(code.Length <= 40 ? code : string.Empty);
        var handoff = await database.Set<HandoffRow>()
            .SingleOrDefaultAsync(row => row.CodeHash == hash, cancellationToken);
        return handoff is null
            ? HandoffRefusals.NotFound()
            : (handoff, await database.Set<CartRow>()
                .SingleOrDefaultAsync(row => row.Id == handoff.Cart, cancellationToken));
    }

    private static async Task<Results<Ok<OpenedCart>, ProblemHttpResult>> HandleAsync(
        ClaimHandoff command, Claiming verb, HttpContext http, CancellationToken cancellationToken)
    {
        var stamp = http.Request.Stamp();
        if (stamp.IsRefused)
        {
            return stamp.Refusal.ToProblem();
        }

        var opened = await verb.RunAsync(command, http.User.Terminal(), stamp.Value, cancellationToken);
        if (!opened.IsRefused)
        {
            http.Response.SetVersion(opened.Value.Cart.Version);
        }

        return opened.ToOk();
    }

    private sealed record Claim(HandoffId Handoff, CartId Cart, int Generation);
}
