using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Plugins;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Browsing;
using Retail.Plugins.Storefront.Carts;
using Retail.Plugins.Storefront.Checkout;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Orders;
using Retail.Plugins.Storefront.Serving;
using Retail.Plugins.Storefront.Stores;

namespace Retail.Plugins.Storefront;

/// <summary>The web shop.</summary>
public sealed class StorefrontPlugin : IRetailPlugin
{
    /// <inheritdoc/>
    public ValueTask StartAsync(IPluginContext context, CancellationToken cancellationToken)
    {
        var shop = new Storefront(context);
        context.MapPages(LocalAddress.Home, pages =>
        {
            BrowsingEndpoints.Map(pages, shop);
            AddingEndpoint.Map(pages, shop);
            CartEndpoints.Map(pages, shop);
            StoreMove.Map(pages, shop);
            HandoffEndpoints.Map(pages, shop);
            CartEvents.Map(pages, shop);
            CheckoutEndpoints.Map(pages, shop);
            OrderEndpoints.Map(pages, shop);
            StoreEndpoints.Map(pages, shop);
            pages.MapPage("/{**path}", async (HttpContext http, IShop shops) =>
            {
                var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
                return await shop.RefuseAsync(
                    who.IsRefused ? null : who.Value,
                    who.Refusal ?? Refusal.Of(RefusalKind.NotFound, "request.not-found", ("path", "/shop")));
            });
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
