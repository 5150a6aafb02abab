using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>POST /handoffs/signed: a till delivers the cart that it signed and gets a short code for it.</summary>
internal sealed class OfferingSignedCarts(Operations operations, SignedCartDesk desk, HandoffTickets tickets)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/handoffs/signed", HandleAsync).Allow(AccessRule.Terminal);

    // The document is its own identity: delivering it again finds what the first time stored.
    public Task<Outcome<HandoffTicket>> RunAsync(
        TerminalId terminal, string signedCart, CancellationToken cancellationToken) =>
        operations.RunAsync(
            async token =>
            {
                var taken = await desk.TakeInAsync(signedCart, terminal, token);
                return taken.Select(row => tickets.Make(row.Handoff, row.Cart?.State ?? CartState.Open));
            },
            cancellationToken);

    private static async Task<Results<Created<HandoffTicket>, ProblemHttpResult>> HandleAsync(
        SignedCartText body, OfferingSignedCarts verb, HttpContext http, CancellationToken cancellationToken)
    {
        var ticket = await verb.RunAsync(http.User.Terminal()!.Value, body.SignedCart, cancellationToken);
        return ticket.IsRefused
            ? ticket.Refusal.ToProblem()
            : TypedResults.Created(
                $"/api/v1/handoffs/{ticket.Value.Status.Id}?cart={ticket.Value.Status.Cart}", ticket.Value);
    }
}
