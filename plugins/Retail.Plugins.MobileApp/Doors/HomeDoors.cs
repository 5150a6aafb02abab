using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Plugins.MobileApp.Pages;
using Retail.Plugins.MobileApp.Phones;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>The first page: what this phone has, and how to begin.</summary>
internal static class HomeDoors
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("", GetAsync).AllowAnonymous();
        app.MapPost("/cart", StartAsync).AllowAnonymous();
        app.MapPost("/forget", Forget).AllowAnonymous();
    }

    private static Task<IResult> GetAsync(Visitor visitor, ICarts carts) =>
        ShowAsync(visitor, carts, null, StatusCodes.Status200OK);

    private static async Task<IResult> ShowAsync(Visitor visitor, ICarts carts, string? problem, int status)
    {
        visitor.Phone.Greet();
        var shown = new List<CartModel>();
        foreach (var held in visitor.Phone.Held)
        {
            var cart = await carts.GetAsync(held.Key, visitor.Left);
            if (!cart.IsRefused)
            {
                shown.Add(new CartModel(held, cart.Value, visitor.Site, null));
            }
        }

        return visitor.Page<HomePage>(new HomeModel(shown, visitor.Phone.Current, problem), status);
    }

    private static async Task<IResult> StartAsync(Visitor visitor, ICarts carts)
    {
        var (text, store) = (visitor.Form["cart"], visitor.Form["store"]);
        if (visitor.Phone.Device is null)
        {
            return await ShowAsync(
                visitor, carts, Words.Book["open.cookies"], StatusCodes.Status422UnprocessableEntity);
        }

        if (visitor.Site.Shop is not { } shop || !CartId.TryParse(text, null, out var id))
        {
            return await ShowAsync(
                visitor, carts, Words.Book["home.cannot-start"], StatusCodes.Status422UnprocessableEntity);
        }

        var command = new CreateCart(id, AppChannel.Code, store.Length == 0 ? null : store, shop.Currency);
        var opened = await carts.CreateAsync(command, visitor.Stamp("start", text, store), visitor.Left);
        if (opened.IsRefused)
        {
            return await ShowAsync(
                visitor, carts, AppSentence.Of(opened.Refusal, visitor.Site), (int)opened.Refusal.Kind);
        }

        visitor.Phone.Keep(new HeldCart(id, opened.Value.Token!, null, string.Empty));
        return Visitor.Lead($"/app/cart/{id}");
    }

    private static IResult Forget(Visitor visitor)
    {
        visitor.Phone.ForgetAll();
        return Visitor.Lead("/app");
    }
}
