using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Sentences;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Carts;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Serving;
using Retail.Plugins.Storefront.Stores;

namespace Retail.Plugins.Storefront.Orders;

/// <summary>GET /shop/orders and /shop/orders/{cart}: for the browser that holds the cart's token.</summary>
internal sealed class OrderEndpoints(Storefront shop, ICarts carts, IOrders orders, IShop shops)
{
    private const string ListPage = "/shop/orders";

    public static void Map(IEndpointRouteBuilder pages, Storefront shop)
    {
        pages.MapGet("/orders", (HttpContext http, ICarts carts, IOrders orders, IShop shops) =>
            new OrderEndpoints(shop, carts, orders, shops).ListAsync(http)).AllowAnonymous();
        pages.MapGet("/orders/{cart}", (
            string cart, HttpContext http, ICarts carts, IOrders orders, IShop shops) =>
            new OrderEndpoints(shop, carts, orders, shops).ShowAsync(cart, http)).AllowAnonymous();
    }

    private async Task<IResult> ShowAsync(string id, HttpContext http)
    {
        var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
        if (who.IsRefused)
        {
            return await shop.RefuseAsync(null, who.Refusal);
        }

        var visitor = who.Value;
        var unknown = Refusal.Of(RefusalKind.NotFound, "order.not-found");
        if (!CartId.TryParse(id, null, out var named) || KnownOrders.Find(http.Request, named) is not { } key)
        {
            return await shop.RefuseAsync(visitor, unknown);
        }

        var found = await carts.GetAsync(key, http.RequestAborted);
        if (found.IsRefused || found.Value.State == CartState.Abandoned)
        {
            return await shop.RefuseAsync(visitor, found.Refusal ?? unknown);
        }

        var cart = found.Value;
        var isCurrent = visitor.Cart?.Key.Id == cart.Id;
        var order = await orders.GetByCartAsync(key, http.RequestAborted);
        if (!order.IsRefused)
        {
            if (isCurrent)
            {
                KnownOrders.Keep(http, key);
            }

            var store = ChosenStore.Find(visitor.Shop, order.Value.Store);
            var time = ShopTime.Of(visitor.Shop, store ?? visitor.Store, shop.Clock.GetUtcNow());
            return await shop.ShowAsync<OrderPage>(
                isCurrent ? null : visitor.Cart,
                new OrderModel(shop.FrontOf(visitor, ListPage), order.Value, store?.Name, time));
        }

        if (isCurrent && cart.State == CartState.Open)
        {
            return new SeeOther(
                cart.History is [.., { Code: "history.payment-failed" }] ? "/shop/checkout" : "/shop/cart");
        }

        return await shop.ShowAsync<WaitPage>(visitor.Cart, new WaitModel(
            shop.FrontOf(visitor, ListPage),
            cart.Id,
            CartModel.Text(cart.Quote.Total),
            cart.State == CartState.Paying && cart.Owner.Channel == Visitor.Channel ? null : HolderOf(cart)));
    }

    private async Task<IResult> ListAsync(HttpContext http)
    {
        var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
        if (who.IsRefused)
        {
            return await shop.RefuseAsync(null, who.Refusal);
        }

        var time = shop.TimeOf(who.Value);
        List<OrderEntry> entries = [];
        foreach (var key in KnownOrders.Read(http.Request))
        {
            var address = KnownOrders.AddressOf(key.Id);
            var order = await orders.GetByCartAsync(key, http.RequestAborted);
            if (!order.IsRefused)
            {
                entries.Add(new OrderEntry(
                    address, order.Value.Number, time.Moment(order.Value.PlacedAt),
                    CartModel.Text(order.Value.Quote.Total)));
            }
            else if (await carts.GetAsync(key, http.RequestAborted) is { IsRefused: false } cart)
            {
                entries.Add(new OrderEntry(
                    address, Words.Book.Write("away.title", ("holder", HolderOf(cart.Value))), string.Empty,
                    CartModel.Text(cart.Value.Quote.Total)));
            }
        }

        return await shop.ShowAsync<OrderListPage>(
            who.Value.Cart, new OrderListModel(shop.FrontOf(who.Value, ListPage), entries));
    }

    private static string HolderOf(Cart cart) => cart.Owner.Name ??
        Sentence.Find("channel." + cart.Owner.Channel, CultureInfo.CurrentUICulture) ?? cart.Owner.Channel;
}
