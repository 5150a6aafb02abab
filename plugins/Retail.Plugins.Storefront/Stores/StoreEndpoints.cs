using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront.Stores;

/// <summary>GET and POST /shop/store: whose prices and stock are shown.</summary>
internal static class StoreEndpoints
{
    public static void Map(IEndpointRouteBuilder pages, Storefront shop)
    {
        pages.MapGet("/store", async (string? back, HttpContext http, IShop shops) =>
        {
            var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
            return who.IsRefused
                ? await shop.RefuseAsync(null, who.Refusal)
                : await shop.ShowAsync<StorePage>(who.Value.Cart, new StoreModel(
                    shop.FrontOf(who.Value, LocalAddress.Of(back)), who.Value.Shop.Stores, LocalAddress.Of(back)));
        }).AllowAnonymous();

        pages.MapPost("/store", async (IFormCollection form, HttpContext http, IShop shops) =>
        {
            var read = await shops.ReadAsync(http.RequestAborted);
            if (read.IsRefused)
            {
                return await shop.RefuseAsync(null, read.Refusal);
            }

            ChosenStore.Write(http, ChosenStore.Find(read.Value, form["store"]));
            return new SeeOther(LocalAddress.Of(form["back"]));
        }).AllowAnonymous();
    }
}
