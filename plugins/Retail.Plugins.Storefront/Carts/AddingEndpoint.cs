using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Inventory;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Browsing;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>
/// POST /shop/p/{sku}: puts so much of a product in the cart, which is made with the first thing in it.
/// </summary>
internal sealed class AddingEndpoint(Storefront shop, ICarts carts, CatalogDesk catalog)
{
    /// <summary>Says on the product's page that nothing was added, for it had been before.</summary>
    public const string Again = "again";

    public static void Map(IEndpointRouteBuilder pages, Storefront shop) => pages.MapPost("/p/{sku}", async (
        string sku, IFormCollection form, HttpContext http, ICatalog catalog, IShop shops, IAvailability availability,
        ICarts carts) =>
    {
        var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
        var adding = new AddingEndpoint(shop, carts, new CatalogDesk(shop, catalog, shops, availability));
        return who.IsRefused
            ? await shop.RefuseAsync(null, who.Refusal)
            : await adding.HandleAsync(
                who.Value, BrowsingEndpoints.Short(sku)!.ToUpperInvariant(), form, http, http.RequestAborted);
    }).AllowAnonymous();

    private async Task<IResult> HandleAsync(
        Visitor visitor, string sku, IFormCollection form, HttpContext http, CancellationToken cancellationToken)
    {
        var product = await catalog.ProductAsync(visitor, sku);
        if (product.IsRefused)
        {
            return await shop.RefuseAsync(visitor, BrowsingEndpoints.UnknownProduct(sku));
        }

        var typed = QuantityText.Bounded(form["quantity"]);
        var operation = OperationNames.Read(form[OperationNames.Field], shop.Clock);
        if (QuantityText.Read(typed, product.Value.Priced.Variant.Unit) is not { } quantity)
        {
            return await RefuseAsync(visitor, product.Value, typed, QuantityText.Unreadable(typed));
        }

        var opened = await OpenAsync(visitor, operation, http, cancellationToken);
        if (opened.IsRefused)
        {
            return await RefuseAsync(visitor, product.Value, typed, opened.Refusal);
        }

        var (key, before) = opened.Value;
        var added = await carts.AddLineAsync(
            key,
            new AddLine(operation[..Math.Min(operation.Length, 40)], sku, null, quantity),
            OperationNames.Stamp(operation, "add", sku, quantity.ToString(CultureInfo.InvariantCulture)),
            cancellationToken);
        if (added.IsRefused)
        {
            return await RefuseAsync(visitor, product.Value, typed, added.Refusal);
        }

        // A repeat gives the cart of the first time; what is in it now is asked for where it is shown.
        var isRepeat = added.Value.Version <= before;
        if (!isRepeat || visitor.Cart is null)
        {
            CartCookie.Write(http, key, added.Value);
        }

        return new SeeOther($"{Shown.Address(sku)}?added={(isRepeat ? Again : "1")}");
    }

    /// <summary>The visitor's cart and its version, made when there is none that can be filled.</summary>
    private async Task<Outcome<(CartKey Key, long Version)>> OpenAsync(
        Visitor visitor, string operation, HttpContext http, CancellationToken cancellationToken)
    {
        if (visitor.Cart is { } cookie)
        {
            var mine = await carts.GetAsync(cookie.Key, cancellationToken);
            if (!mine.IsRefused && mine.Value.State is CartState.Open or CartState.Paying)
            {
                return (cookie.Key, mine.Value.Version);
            }

            if (mine.IsRefused && mine.Refusal.Kind != RefusalKind.NotFound)
            {
                return mine.Refusal;
            }

            FirstCart.Renew(http);
            return await CreateAsync(FirstCart.From(operation), visitor, cancellationToken);
        }

        var first = await CreateAsync(FirstCart.Of(http.Request, operation), visitor, cancellationToken);
        if (!first.IsRefused)
        {
            var made = await carts.GetAsync(first.Value.Key, cancellationToken);
            if (!made.IsRefused && made.Value.State == CartState.Open)
            {
                return (first.Value.Key, made.Value.Version);
            }
        }

        // The cart of this browser's secret has become an order, or was begun in another store: a new one.
        FirstCart.Renew(http);
        return await CreateAsync(FirstCart.From(operation), visitor, cancellationToken);
    }

    private async Task<Outcome<(CartKey Key, long Version)>> CreateAsync(
        FirstCart first, Visitor visitor, CancellationToken cancellationToken)
    {
        var command = new CreateCart(first.Id, Visitor.Channel, visitor.Store?.Code, visitor.Shop.Currency);
        var opened = await carts.CreateAsync(command, first.Stamp, cancellationToken);
        return opened.Select(made => (CartKey.By(first.Id, made.Token!), made.Cart.Version));
    }

    private Task<IResult> RefuseAsync(Visitor visitor, ProductModel product, string typed, Refusal refusal) =>
        RefuseAsync(
            visitor, product, typed, refusal.In(CultureInfo.CurrentUICulture), (int)refusal.Kind);

    private Task<IResult> RefuseAsync(
        Visitor visitor, ProductModel product, string typed, string problem,
        int status = StatusCodes.Status422UnprocessableEntity) =>
        shop.ShowAsync<ProductPage>(visitor.Cart, product with { Typed = typed, Problem = problem }, status);
}
