using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Carts;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Orders;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront.Checkout;

/// <summary>GET and POST /shop/checkout.</summary>
internal sealed class CheckoutEndpoints(Storefront shop, CartDesk desk, ICheckout checkout, IShop shops)
{
    private const string CartPage = "/shop/cart";
    private const string AboutAddress = "address.";

    // Asking again with the same command never charges twice, and mostly finds what the first answer would have said.
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(300);

    public static void Map(IEndpointRouteBuilder pages, Storefront shop)
    {
        pages.MapGet("/checkout", (
            HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops, ICheckout checkout) =>
            new CheckoutEndpoints(shop, new CartDesk(shop, carts, handoffs, catalog, shops), checkout, shops)
                .ShowAsync(http, Choice.None, null)).AllowAnonymous();
        pages.MapPost("/checkout", (
            IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops,
            ICheckout checkout) =>
            new CheckoutEndpoints(shop, new CartDesk(shop, carts, handoffs, catalog, shops), checkout, shops)
                .PayAsync(http, form)).AllowAnonymous();
    }

    private async Task<IResult> ShowAsync(HttpContext http, Choice chosen, CheckoutProblem? problem)
    {
        var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
        if (who.IsRefused)
        {
            return await shop.RefuseAsync(null, who.Refusal);
        }

        var visitor = who.Value;
        var mine = await desk.OpenAsync(visitor, http);
        if (mine is { IsRefused: true })
        {
            return await shop.RefuseAsync(visitor, mine.Value.Refusal);
        }

        if (mine?.Value is not { Lines.Count: > 0 } cart)
        {
            return new SeeOther(CartPage);
        }

        var model = await desk.ModelAsync(visitor, cart, null, http);
        if (!model.IsMine)
        {
            // It is being paid, is paid, or somebody else has it: the cart's page knows where to go.
            return new SeeOther(cart.State == CartState.Open ? CartPage : KnownOrders.AddressOf(cart.Id));
        }

        var methods = await checkout.MethodsAsync(http.RequestAborted);
        if (methods.IsRefused)
        {
            return await shop.RefuseAsync(visitor, methods.Refusal);
        }

        var cookie = CartCookie.Write(http, visitor.Cart!.Key, cart);
        var now = shop.Clock.GetUtcNow();
        return await shop.ShowAsync<CheckoutPage>(
            cookie,
            new CheckoutModel(
                model,
                cart.Guarantee.Context.Store is null ? [Fulfilment.Ship] : [Fulfilment.Pickup, Fulfilment.Ship],
                methods.Value,
                new PaymentId(Guid.CreateVersion7(now)),
                new OrderId(Guid.CreateVersion7(now)),
                chosen,
                problem ?? FailedBefore(cart)),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private async Task<IResult> PayAsync(HttpContext http, IFormCollection form)
    {
        if (CartCookie.Read(http.Request) is not { } cookie)
        {
            return new SeeOther(CartPage);
        }

        var chosen = Choice.Read(form);
        if (chosen.Way is not { } way)
        {
            return await ShowAsync(http, chosen, Missing("way", "checkout.choose-way"));
        }

        if (chosen.Method?.Split('/', 2) is not [var provider, var method])
        {
            return await ShowAsync(http, chosen, Missing("method", "checkout.choose-method"));
        }

        var now = shop.Clock.GetUtcNow();
        var payment = PaymentId.TryParse(form["payment"], null, out var sentPayment)
            ? sentPayment
            : new PaymentId(Guid.CreateVersion7(now));
        var order = OrderId.TryParse(form["order"], null, out var sentOrder)
            ? sentOrder
            : new OrderId(Guid.CreateVersion7(now));
        var hash = form["hash"].ToString() is { Length: <= 64 } text ? text : string.Empty;
        var command = new PayCart(payment, order, provider, method, hash, way, chosen.Address);
        var paid = await PayTwiceAsync(cookie.Key, command, http.RequestAborted);
        if (!paid.IsRefused)
        {
            KnownOrders.Keep(http, cookie.Key);
            return new SeeOther(KnownOrders.AddressOf(cookie.Key.Id));
        }

        return paid.Refusal.Code is "payment.unresolved" or "cart.being-paid" or "cart.already-ordered"
            ? new SeeOther(KnownOrders.AddressOf(cookie.Key.Id))
            : await ShowAsync(http, chosen, Explain(paid.Refusal));
    }

    private async Task<Outcome<Order>> PayTwiceAsync(
        CartKey key, PayCart command, CancellationToken cancellationToken)
    {
        var stamp = OperationNames.Stamp(command.Payment.Value.ToString("N"), "pay");
        var paid = await checkout.PayAsync(key, command, stamp, cancellationToken);
        if (paid is not { IsRefused: true, Refusal.Code: "payment.unresolved" })
        {
            return paid;
        }

        await Task.Delay(BeforeAskingAgain, shop.Clock, cancellationToken);
        return await checkout.PayAsync(key, command, stamp, cancellationToken);
    }

    private static CheckoutProblem Explain(Refusal refusal) => new(
        refusal.Code switch
        {
            "order.out-of-stock" or "order.no-store" => "way",
            "payment.unknown-provider" => "method",
            "order.no-address" => "name",
            var code when code.StartsWith(AboutAddress, StringComparison.Ordinal) => code[AboutAddress.Length..],
            _ => "pay",
        },
        refusal.In(CultureInfo.CurrentUICulture),
        (int)refusal.Kind);

    private static CheckoutProblem Missing(string field, string words) =>
        new(field, Words.Book[words], StatusCodes.Status422UnprocessableEntity);

    // The bank's no came after the page had gone: it is said when the customer comes back.
    private static CheckoutProblem? FailedBefore(Cart cart) => cart.History is [.., { Code: "history.payment-failed" }]
        ? new CheckoutProblem("pay", Words.Book["checkout.failed-before"], StatusCodes.Status200OK)
        : null;
}
