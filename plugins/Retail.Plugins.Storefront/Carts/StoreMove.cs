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
        return new SeeOther(CartDesk.AddressWithout(moved.Value.Left));
    }).AllowAnonymous();

    private async Task<Outcome<Moved>> RunAsync(
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
            return new Moved(key, cart, []);
        }

        if (WhyNot(cart) is { } refusal)
        {
            return refusal;
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

    /// <summary>Why this cart cannot move, or null.</summary>
    private static Refusal? WhyNot(Cart cart) => cart switch
    {
        { State: CartState.Paying } => Refusal.Of(RefusalKind.Conflict, "cart.being-paid"),
        { State: CartState.Ordered } => Refusal.Of(RefusalKind.Conflict, "cart.already-ordered"),
        { State: CartState.Abandoned } => Refusal.Of(RefusalKind.Conflict, "cart.abandoned"),
        { Handoff: { State: HandoffState.Waiting } offer } => Refusal.Of(
            RefusalKind.Conflict, "cart.handed-off",
            ("until", offer.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture))),
        { Owner: not { Channel: Visitor.Channel, Terminal: null } } => Refusal.Of(
            RefusalKind.Conflict, "cart.not-owner", ("owner", cart.Owner.Name ?? cart.Owner.Channel)),
        _ => null,
    };

    private async Task<Outcome<Moved>> FillAsync(
        CartKey key, Cart from, CancellationToken cancellationToken)
    {
        foreach (var line in from.Lines)
        {
            var added = await carts.AddLineAsync(
                key,
                new AddLine(line.Id, line.Sku, null, line.Quantity.Value),
                OperationNames.Stamp(operation, "move", line.Id),
                cancellationToken);
            if (added.IsRefused)
            {
                return added.Refusal;
            }
        }

        List<string> left = [];
        foreach (var code in from.Codes)
        {
            var added = await carts.AddCodeAsync(
                key, code, OperationNames.Stamp(operation, "move-code", code), cancellationToken);
            if (added is { IsRefused: true, Refusal.Code: "quote.unknown-coupon" })
            {
                // The prices of today know it no more; the customer is told.
                left.Add(code);
            }
            else if (added.IsRefused)
            {
                return added.Refusal;
            }
        }

        return (await carts.GetAsync(key, cancellationToken)).Select(cart => new Moved(key, cart, left));
    }

    /// <summary>The cart in the other store, and the coupons that count no more.</summary>
    private sealed record Moved(CartKey Key, Cart Cart, IReadOnlyList<string> Left);
}
