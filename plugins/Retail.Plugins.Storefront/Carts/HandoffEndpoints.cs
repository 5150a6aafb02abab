using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Stores;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>Hands the cart to a till or another device, and takes it back.</summary>
internal static class HandoffEndpoints
{
    public static void Map(IEndpointRouteBuilder pages, Storefront shop)
    {
        pages.MapPost("/cart/handoff", (
            IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops) =>
            new CartDesk(shop, carts, handoffs, catalog, shops).ActAsync(http, async key =>
            {
                var handoff = new HandoffId(Guid.CreateVersion7(shop.Clock.GetUtcNow()));
                var started = await handoffs.StartAsync(
                    key, new StartHandoff(handoff), StampOf(handoff), http.RequestAborted);

                // Two clicks: the second finds the cart offered by the first, which is what was wanted.
                return started is { IsRefused: true, Refusal.Code: not "cart.handed-off" }
                    ? started.Refusal
                    : await carts.GetAsync(key, http.RequestAborted);
            })).AllowAnonymous();

        pages.MapPost("/cart/take-back", (
            IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops) =>
            new CartDesk(shop, carts, handoffs, catalog, shops).ActAsync(http, async key =>
            {
                _ = HandoffId.TryParse(form["handoff"], null, out var handoff);
                var operation = OperationNames.Read(form[OperationNames.Field], shop.Clock);
                var taken = await handoffs.TakeBackAsync(
                    handoff,
                    key,
                    OperationNames.Stamp(operation, "take-back", handoff.ToString()),
                    http.RequestAborted);
                return taken.IsRefused ? taken.Refusal : await carts.GetAsync(key, http.RequestAborted);
            })).AllowAnonymous();
    }

    /// <summary>The operation that made an offer: whoever holds the cart's token may ask for its code again.</summary>
    public static CommandStamp StampOf(HandoffId handoff) => new("handoff-" + handoff.ToString());
}
