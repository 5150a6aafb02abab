using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Inventory;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Carts;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront.Browsing;

/// <summary>Home, categories, search and products.</summary>
internal static class BrowsingEndpoints
{
    private const int MaxCode = 60;

    public static void Map(IEndpointRouteBuilder pages, Storefront shop)
    {
        pages.MapPage("", (HttpContext http, ICatalog catalog, IShop shops, IAvailability availability) =>
        {
            var desk = new CatalogDesk(shop, catalog, shops, availability);
            return desk.KeptAsync(http, LocalAddress.Home, desk.DrawHomeAsync);
        });

        pages.MapPage("/c/{code}", (
            string code, string? after, HttpContext http, ICatalog catalog, IShop shops, IAvailability availability) =>
        {
            var desk = new CatalogDesk(shop, catalog, shops, availability);
            var from = Short(after);
            return desk.KeptAsync(
                http, $"/c/{Short(code)}?{from}", visitor => desk.DrawCategoryAsync(visitor, code, from));
        });

        pages.MapPage("/search", async (
            string? text, string? after, HttpContext http, ICatalog catalog, IShop shops,
            IAvailability availability) =>
        {
            var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
            if (who.IsRefused)
            {
                return await shop.RefuseAsync(null, who.Refusal);
            }

            var desk = new CatalogDesk(shop, catalog, shops, availability);
            var found = await desk.SearchAsync(who.Value, (text ?? string.Empty).Trim(), Short(after));
            return found.IsRefused
                ? await shop.RefuseAsync(who.Value, found.Refusal)
                : await shop.ShowAsync<ListPage>(who.Value.Cart, found.Value.Model, found.Value.Status);
        });

        pages.MapPage("/p/{sku}", (
            string sku, string? added, HttpContext http, ICatalog catalog, IShop shops, IAvailability availability,
            IServiceProvider services) =>
        {
            var desk = new CatalogDesk(shop, catalog, shops, availability);
            var code = Short(sku)!.ToUpperInvariant();
            FirstCart.Prepare(http);
            return desk.KeptAsync(
                http,
                "/p/" + code,
                async visitor => (await desk.ProductAsync(visitor, code)) is { IsRefused: false } product
                    ? await Rendering.RenderAsync<ProductPage>(product.Value)
                    : UnknownProduct(code),
                namesStock: true,
                added is null
                    ? null
                    : visitor => AddedNotes.WriteAsync(
                        visitor, code, added == AddingEndpoint.Again, services, http.RequestAborted));
        });
    }

    /// <summary>That there is no such product, or none for sale here.</summary>
    public static Refusal UnknownProduct(string sku) =>
        Refusal.Of(RefusalKind.NotFound, "catalog.unknown-sku", ("sku", sku));

    /// <summary>No code and no place in a list is longer; what is, finds nothing.</summary>
    public static string? Short(string? code) => code is { Length: > MaxCode } ? code[..MaxCode] : code;
}
