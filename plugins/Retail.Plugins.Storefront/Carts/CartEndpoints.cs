using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Browsing;
using Retail.Plugins.Storefront.Orders;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>The cart page and what can be done on it.</summary>
internal static class CartEndpoints
{
    private const string Page = "/shop/cart";
    private const int MaxCode = 60;
    private const int MaxLeft = 10;

    public static void Map(IEndpointRouteBuilder pages, Storefront shop)
    {
        pages.MapGet("/cart", (
            string? removed, string? was, string? undo, string[]? left, HttpContext http, ICarts carts,
            IHandoffs handoffs, ICatalog catalog, IShop shops) =>
            new CartDesk(shop, carts, handoffs, catalog, shops).ShowAsync(
                http,
                null,
                removed is not null && was is { Length: <= QuantityText.MaxLength } && undo is not null
                    ? (BrowsingEndpoints.Short(removed)!, was, OperationNames.Read(undo, shop.Clock))
                    : null,
                [.. left?.Where(code => code.Length <= MaxCode).Take(MaxLeft) ?? []])).AllowAnonymous();

        pages.MapPost("/cart/lines", (
            IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops) =>
            new LineChange(form, carts, shop.Clock)
                .RunAsync(http, new CartDesk(shop, carts, handoffs, catalog, shops))).AllowAnonymous();

        pages.MapPost("/cart/undo", (
            IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops) =>
        {
            var sku = BrowsingEndpoints.Short(form["sku"].ToString())!;
            var text = QuantityText.Bounded(form["quantity"]);
            var operation = OperationNames.Read(form[OperationNames.Field], shop.Clock);
            const NumberStyles style = NumberStyles.AllowDecimalPoint;
            _ = decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var quantity);
            return new CartDesk(shop, carts, handoffs, catalog, shops).ActAsync(http, key => carts.AddLineAsync(
                key,
                new AddLine(operation[..Math.Min(operation.Length, 40)], sku, null, quantity),
                OperationNames.Stamp(operation, "undo", sku, text),
                http.RequestAborted));
        }).AllowAnonymous();

        MapCodes(pages, shop);

        pages.MapPost("/cart/renew", (
            IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops) =>
        {
            var operation = OperationNames.Read(form[OperationNames.Field], shop.Clock);
            _ = DateTimeOffset.TryParseExact(
                form["at"], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at);
            var hash = form["hash"].ToString() is { Length: <= 64 } text ? text : string.Empty;
            return new CartDesk(shop, carts, handoffs, catalog, shops).ActAsync(
                http,
                key => carts.RenewAsync(
                    key,
                    new RenewGuarantee(at, hash),
                    OperationNames.Stamp(operation, "renew", hash, form["at"].ToString()),
                    http.RequestAborted),
                afterwards: () => form["back"] == "checkout" ? "/shop/checkout" : Page);
        }).AllowAnonymous();

        pages.MapPost("/cart/new", (HttpContext http) =>
        {
            if (CartCookie.Read(http.Request) is { } cookie)
            {
                KnownOrders.Keep(http, cookie.Key);
            }

            return new SeeOther(Page);
        }).AllowAnonymous();
    }

    private static void MapCodes(IEndpointRouteBuilder pages, Storefront shop)
    {
        pages.MapPost("/cart/codes", (
            IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops) =>
        {
            var desk = new CartDesk(shop, carts, handoffs, catalog, shops);
            var typed = form["code"].ToString();
            typed = (typed.Length > MaxCode ? typed[..MaxCode] : typed).Trim();
            var operation = OperationNames.Read(form[OperationNames.Field], shop.Clock);
            return typed.Length == 0
                ? desk.ShowAsync(http, new CartProblem(
                    null, "code", typed, Words.Book["coupon.missing"], StatusCodes.Status422UnprocessableEntity))
                : desk.ActAsync(
                    http,
                    key => carts.AddCodeAsync(
                        key, typed, OperationNames.Stamp(operation, "code", typed), http.RequestAborted),
                    refusal => CartProblem.Of(refusal, field: "code", typed: typed));
        }).AllowAnonymous();

        pages.MapPost("/cart/codes/remove", (
            IFormCollection form, HttpContext http, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops) =>
        {
            var code = BrowsingEndpoints.Short(form["code"].ToString())!;
            var operation = OperationNames.Read(form[OperationNames.Field], shop.Clock);
            return new CartDesk(shop, carts, handoffs, catalog, shops).ActAsync(http, async key =>
            {
                var done = await carts.RemoveCodeAsync(
                    key, code, OperationNames.Stamp(operation, "no-code", code), http.RequestAborted);

                // Somebody, perhaps this very click, has taken it out before.
                return done is { IsRefused: true, Refusal.Code: "cart.code-not-found" }
                    ? await carts.GetAsync(key, http.RequestAborted)
                    : done;
            });
        }).AllowAnonymous();
    }
}
