using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Plugins.MobileApp.Pages;
using Retail.Plugins.MobileApp.Phones;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>The cart, and everything on its page that changes it.</summary>
internal static class CartDoors
{
    private const NumberStyles Typed = NumberStyles.AllowDecimalPoint;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cart", ShowCurrent).AllowAnonymous();
        app.MapGet("/cart/{id}", GetAsync).AllowAnonymous();
        app.MapPost("/cart/{id}/lines", SetQuantityAsync).AllowAnonymous();
        app.MapPost("/cart/{id}/codes", AddCodeAsync).AllowAnonymous();
        app.MapPost("/cart/{id}/codes/remove", RemoveCodeAsync).AllowAnonymous();
        app.MapPost("/cart/{id}/renew", RenewAsync).AllowAnonymous();
        app.MapPost("/cart/{id}/abandon", AbandonAsync).AllowAnonymous();
    }

    /// <summary>The cart's page as the cart is now, with what was wrong beside the field that it is about.</summary>
    public static async Task<IResult> ShowAsync(
        Visitor visitor, ICarts carts, HeldCart held, FormProblem? problem, int status)
    {
        var cart = await carts.GetAsync(held.Key, visitor.Left);
        if (cart.IsRefused)
        {
            return Gone(visitor, cart.Refusal);
        }

        return cart.Value.State == CartState.Ordered
            ? Visitor.Lead($"/app/receipt/{held.Id}")
            : visitor.Page<CartPage>(new CartModel(held, cart.Value, visitor.Site, problem), status);
    }

    /// <summary>A page that says that this phone has no such cart, and what to do.</summary>
    public static IResult Gone(Visitor visitor, Refusal? refusal = null)
    {
        var status = refusal is null ? StatusCodes.Status404NotFound : (int)refusal.Kind;
        var text = refusal is null || refusal.Code == "cart.not-found"
            ? Words.Book["gone.cart"]
            : AppSentence.Of(refusal, visitor.Site);
        return visitor.Page<GonePage>(new GoneModel(text), status);
    }

    private static IResult ShowCurrent(Visitor visitor) =>
        Visitor.Lead(visitor.Phone.Current is { } id ? $"/app/cart/{id}" : "/app");

    private static Task<IResult> GetAsync(string id, Visitor visitor, ICarts carts) => visitor.Held(id) is { } held
        ? ShowAsync(visitor, carts, held, null, StatusCodes.Status200OK)
        : Task.FromResult(Gone(visitor));

    private static Task<IResult> SetQuantityAsync(string id, Visitor visitor, ICarts carts)
    {
        var (line, typed) = (visitor.Form["line"], visitor.Form["quantity"]);
        // A tap on plus or minus says the new quantity; only the field itself is read as people write numbers.
        var text = visitor.Form["to"] is { Length: > 0 } to ? to : typed.Replace(',', '.');
        return ChangeAsync(id, visitor, carts, "line-" + line, typed, held =>
        {
            if (!decimal.TryParse(text, Typed, CultureInfo.InvariantCulture, out var quantity))
            {
                return Task.FromResult<Outcome<Cart>>(
                    Refusal.Of(RefusalKind.Rule, "app.quantity-unreadable", ("typed", typed)));
            }

            var stamp = visitor.Stamp("quantity", line, text);
            return quantity == 0
                ? carts.RemoveLineAsync(held.Key, line, stamp, visitor.Left)
                : carts.SetQuantityAsync(held.Key, line, quantity, stamp, visitor.Left);
        });
    }

    private static Task<IResult> AddCodeAsync(string id, Visitor visitor, ICarts carts)
    {
        var code = visitor.Form["code"];
        return ChangeAsync(id, visitor, carts, "code", code, held => code.Length == 0
            ? Task.FromResult<Outcome<Cart>>(Refusal.Of(RefusalKind.Rule, "app.coupon-empty"))
            : carts.AddCodeAsync(held.Key, code, visitor.Stamp("code", code), visitor.Left));
    }

    private static Task<IResult> RemoveCodeAsync(string id, Visitor visitor, ICarts carts)
    {
        var code = visitor.Form["code"];
        return ChangeAsync(id, visitor, carts, "code", string.Empty, held =>
            carts.RemoveCodeAsync(held.Key, code, visitor.Stamp("no-code", code), visitor.Left));
    }

    private static Task<IResult> RenewAsync(string id, Visitor visitor, ICarts carts)
    {
        var (at, hash) = (visitor.Form["at"], visitor.Form["hash"]);
        return ChangeAsync(id, visitor, carts, "renew", string.Empty, held =>
            DateTimeOffset.TryParseExact(
                at, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var offeredAt)
                ? carts.RenewAsync(
                    held.Key, new RenewGuarantee(offeredAt, hash), visitor.Stamp("renew", at, hash), visitor.Left)
                : Task.FromResult<Outcome<Cart>>(Refusal.Of(RefusalKind.Conflict, "cart.offer-expired")));
    }

    private static async Task<IResult> AbandonAsync(string id, Visitor visitor, ICarts carts)
    {
        if (visitor.Held(id) is not { } held)
        {
            return Gone(visitor);
        }

        var given = await carts.AbandonAsync(held.Key, visitor.Stamp("abandon"), visitor.Left);
        if (given.IsRefused && given.Refusal.Code is not ("cart.abandoned" or "cart.not-found"))
        {
            var problem = new FormProblem("page", AppSentence.Of(given.Refusal, visitor.Site), string.Empty);
            return await ShowAsync(visitor, carts, held, problem, (int)given.Refusal.Kind);
        }

        visitor.Phone.Forget(held.Id);
        return Visitor.Lead("/app");
    }

    private static async Task<IResult> ChangeAsync(
        string id, Visitor visitor, ICarts carts, string form, string typed,
        Func<HeldCart, Task<Outcome<Cart>>> change)
    {
        if (visitor.Held(id) is not { } held)
        {
            return Gone(visitor);
        }

        var changed = await change(held);
        if (!changed.IsRefused)
        {
            return Visitor.Lead($"/app/cart/{held.Id}");
        }

        var problem = new FormProblem(form, AppSentence.Of(changed.Refusal, visitor.Site), typed);
        return await ShowAsync(visitor, carts, held, problem, (int)changed.Refusal.Kind);
    }
}
