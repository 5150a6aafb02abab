using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>
/// POST /shop/cart/move: the same goods in a cart of the chosen store. A cart keeps the store whose prices it was
/// promised, so the move is another cart with a promise of its own. Until the browser knows the new cart nothing is
/// lost: the old one stays as it is.
/// </summary>
internal sealed class StoreMove(ICarts carts, string operation)
{
    // Each line is priced with those before it; whoever buys more than this is served in a store.
    private const int MaxLines = 100;
    private const int MaxLineId = 40;

    public static void Map(IEndpointRouteBuilder pages, Storefront shop) => pages.MapPost("/cart/move", async (
        IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops) =>
    {
        var desk = new CartDesk(shop, carts, handoffs, catalog, shops);
        var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
        if (who is not { IsRefused: false, Value: { Cart: { } cookie, Store: not null } })
        {
            return await desk.ShowAsync(http);
        }

        var move = new StoreMove(carts, OperationNames.Read(form[OperationNames.Field], shop.Clock));
        var moved = await move.RunAsync(who.Value, cookie.Key, http.RequestAborted);
        if (moved.IsRefused)
        {
            return await desk.ShowAsync(http, CartProblem.Of(moved.Refusal));
        }

        CartCookie.Write(http, moved.Value.Key, moved.Value.Cart);
        return new SeeOther("/shop/cart");
    }).AllowAnonymous();

    private async Task<Outcome<(CartKey Key, Cart Cart)>> RunAsync(
        Visitor visitor, CartKey key, CancellationToken cancellationToken)
    {
        var old = await carts.GetAsync(key, cancellationToken);
        if (old.IsRefused)
        {
            return old.Refusal;
        }

        var cart = old.Value;
        if (cart.Guarantee.Context.Store == visitor.Store!.Code)
        {
            return (key, cart);
        }

        if (cart.State != CartState.Open || cart.Handoff?.State == HandoffState.Waiting ||
            cart.Owner is not { Channel: Visitor.Channel, Terminal: null })
        {
            return Refusal.Of(RefusalKind.Conflict, "cart.not-owner", ("owner", cart.Owner.Name ?? cart.Owner.Channel));
        }

        if (cart.Lines.Count > MaxLines)
        {
            return Refusal.Of(
                RefusalKind.Rule,
                "quote.too-many-lines",
                ("count", cart.Lines.Count.ToString(CultureInfo.InvariantCulture)),
                ("max", MaxLines.ToString(CultureInfo.InvariantCulture)));
        }

        var first = FirstCart.From(operation + ".move");
        var opened = await carts.CreateAsync(
            new CreateCart(first.Id, Visitor.Channel, visitor.Store.Code, visitor.Shop.Currency),
            first.Stamp,
            cancellationToken);
        return opened.IsRefused
            ? opened.Refusal
            : await FillAsync(CartKey.By(first.Id, opened.Value.Token!), cart, cancellationToken);
    }

    private async Task<Outcome<(CartKey Key, Cart Cart)>> FillAsync(
        CartKey key, Cart from, CancellationToken cancellationToken)
    {
        foreach (var line in from.Lines)
        {
            var added = await carts.AddLineAsync(
                key,
                new AddLine(line.Id[..Math.Min(line.Id.Length, MaxLineId)], line.Sku, null, line.Quantity.Value),
                OperationNames.Stamp(operation, "move", line.Id),
                cancellationToken);
            if (added.IsRefused)
            {
                return added.Refusal;
            }
        }

        foreach (var code in from.Codes)
        {
            // A coupon that does not count in that store is left behind; the cart shows which ones it has.
            _ = await carts.AddCodeAsync(
                key, code, OperationNames.Stamp(operation, "move-code", code), cancellationToken);
        }

        return (await carts.GetAsync(key, cancellationToken)).Select(cart => (key, cart));
    }
}
