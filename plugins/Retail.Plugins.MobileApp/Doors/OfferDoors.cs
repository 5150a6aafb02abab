using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Plugins.MobileApp.Pages;
using Retail.Plugins.MobileApp.Phones;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>Handing the cart to a till, and taking it back.</summary>
internal static class OfferDoors
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/cart/{id}/offer", OfferAsync).AllowAnonymous();
        app.MapGet("/to-till/{id}", GetAsync).AllowAnonymous();
        app.MapPost("/to-till/{id}/take-back", TakeBackAsync).AllowAnonymous();
    }

    private static async Task<IResult> OfferAsync(string id, Visitor visitor, ICarts carts, IHandoffs handoffs)
    {
        if (visitor.Held(id) is not { } held)
        {
            return CartDoors.Gone(visitor);
        }

        var offered = HandoffId.TryParse(visitor.Form["handoff"], null, out var handoff)
            ? await StartAsync(visitor, held, handoff, handoffs)
            : Refusal.Of(RefusalKind.Malformed, "handoff.malformed");
        if (!offered.IsRefused || offered.Refusal.Code == "cart.handed-off")
        {
            return Visitor.Lead($"/app/to-till/{held.Id}");
        }

        var problem = new FormProblem("page", AppSentence.Of(offered.Refusal, visitor.Site), string.Empty);
        return await CartDoors.ShowAsync(visitor, carts, held, problem, (int)offered.Refusal.Kind);
    }

    private static async Task<IResult> GetAsync(string id, Visitor visitor, ICarts carts, IHandoffs handoffs)
    {
        if (visitor.Held(id) is not { } held)
        {
            return CartDoors.Gone(visitor);
        }

        return await ShowAsync(visitor, held, carts, handoffs, null, StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowAsync(
        Visitor visitor, HeldCart held, ICarts carts, IHandoffs handoffs, string? problem, int status)
    {
        var found = await carts.GetAsync(held.Key, visitor.Left);
        if (found.IsRefused)
        {
            return CartDoors.Gone(visitor, found.Refusal);
        }

        var cart = new CartModel(held, found.Value, visitor.Site, null);
        if (cart.Cart.State == CartState.Ordered)
        {
            return Visitor.Lead(cart.At("receipt"));
        }

        var isAtTill = cart.Cart.Owner.Terminal is not null;
        var hasExpired = cart.Owns && cart.Cart.Handoff?.State == HandoffState.Expired;
        if (!cart.IsWaiting && !isAtTill && !hasExpired)
        {
            return Visitor.Lead(cart.At("cart"));
        }

        // The code is stored nowhere: repeating the command that made it gives it again.
        var ticket = cart.IsWaiting
            ? await StartAsync(visitor, held, cart.Cart.Handoff!.Id, handoffs)
            : Refusal.Of(RefusalKind.NotFound, "handoff.not-found");
        return visitor.Page<ToTillPage>(
            new ToTillModel(cart, ticket.IsRefused ? null : ticket.Value, problem), status);
    }

    private static async Task<IResult> TakeBackAsync(string id, Visitor visitor, ICarts carts, IHandoffs handoffs)
    {
        if (visitor.Held(id) is not { } held)
        {
            return CartDoors.Gone(visitor);
        }

        var cart = await carts.GetAsync(held.Key, visitor.Left);
        if (cart.IsRefused || cart.Value.Handoff is not { } handoff)
        {
            return Visitor.Lead($"/app/cart/{held.Id}");
        }

        var stamp = new CommandStamp($"take-back-{handoff.Id.Value:N}-{visitor.Site.NewOperation()}");
        var back = await handoffs.TakeBackAsync(handoff.Id, held.Key, stamp, visitor.Left);
        return back.IsRefused
            ? await ShowAsync(
                visitor, held, carts, handoffs, AppSentence.Of(back.Refusal, visitor.Site), (int)back.Refusal.Kind)
            : Visitor.Lead($"/app/cart/{held.Id}");
    }

    private static Task<Outcome<HandoffTicket>> StartAsync(
        Visitor visitor, HeldCart held, HandoffId handoff, IHandoffs handoffs) => handoffs.StartAsync(
            held.Key, new StartHandoff(handoff), new CommandStamp($"offer-{handoff.Value:N}"), visitor.Left);
}
