using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Plugins.MobileApp.Pages;
using Retail.Plugins.MobileApp.Phones;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>
/// Paying. The ids of payment and order are made with the page, so that a second tap is the first one.
/// </summary>
internal static class PayDoors
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/pay/{id}", GetAsync).AllowAnonymous();
        app.MapPost("/pay/{id}", PayAsync).AllowAnonymous();
    }

    private static async Task<IResult> GetAsync(string id, Visitor visitor, ICarts carts, ICheckout checkout) =>
        visitor.Held(id) is { } held
            ? await ShowAsync(visitor, held, carts, checkout, PayChoice.None, null, StatusCodes.Status200OK)
            : CartDoors.Gone(visitor);

    private static async Task<IResult> ShowAsync(
        Visitor visitor, HeldCart held, ICarts carts, ICheckout checkout, PayChoice choice, string? problem, int status,
        string? field = null)
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

        if (cart.IsPaying && cart.Owns)
        {
            return visitor.Page<PayingPage>(cart);
        }

        if (!cart.CanPay)
        {
            return Visitor.Lead(cart.At("cart"));
        }

        var methods = await checkout.MethodsAsync(visitor.Left);
        return visitor.Page<PayPage>(
            new PayModel(cart, methods.IsRefused ? [] : methods.Value, choice, problem, field), status);
    }

    private static async Task<IResult> PayAsync(string id, Visitor visitor, ICarts carts, ICheckout checkout)
    {
        if (visitor.Held(id) is not { } held)
        {
            return CartDoors.Gone(visitor);
        }

        var form = visitor.Form;
        var choice = new PayChoice(
            form["by"],
            form["fulfilment"],
            new DeliveryAddress(form["name"], form["street"], form["post-code"], form["city"]));
        if (Read(visitor, choice) is not { } command)
        {
            var missing = Words.Book[choice.Method?.Length > 0 ? "pay.unreadable" : "pay.choose"];
            return await ShowAsync(
                visitor, held, carts, checkout, choice, missing, StatusCodes.Status422UnprocessableEntity);
        }

        var stamp = visitor.Stamp("pay", command.Payment.ToString(), command.ExpectedHash, choice.ToString());
        var paid = await checkout.PayAsync(held.Key, command, stamp, visitor.Left);
        if (!paid.IsRefused || paid.Refusal.Code == "cart.already-ordered")
        {
            visitor.Phone.ShowNone();
            return Visitor.Lead($"/app/receipt/{held.Id}");
        }

        var code = paid.Refusal.Code;
        return code is "payment.unresolved" or "cart.being-paid"
            ? Visitor.Lead($"/app/pay/{held.Id}")
            : await ShowAsync(
                visitor, held, carts, checkout, choice, AppSentence.Of(paid.Refusal, visitor.Site),
                (int)paid.Refusal.Kind,
                PartOf(paid.Refusal.Code));
    }

    private static string? PartOf(string code) => code == "order.no-address" ? "name"
        : code.StartsWith("address.", StringComparison.Ordinal) ? code["address.".Length..] : null;

    private static PayCart? Read(Visitor visitor, PayChoice choice) =>
        choice.Method?.Split('/') is [{ Length: > 0 } provider, { Length: > 0 } method] &&
        Enum.TryParse<Fulfilment>(choice.Fulfilment, out var fulfilment) && Enum.IsDefined(fulfilment) &&
        PaymentId.TryParse(visitor.Form["payment"], null, out var payment) &&
        OrderId.TryParse(visitor.Form["order"], null, out var order)
            ? new PayCart(payment, order, provider, method, visitor.Form["hash"], fulfilment, choice.Address)
            : null;
}
