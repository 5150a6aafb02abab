using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Plugins.MobileApp.Pages;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>Finding things and putting them in the cart, by name or barcode.</summary>
internal static class AddingDoors
{
    private const int PageSize = 20;

    // What is longer than a search may be is refused in words; so much of an address is read at all.
    private const int MaxText = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cart/{id}/add", GetAsync).AllowAnonymous();
        app.MapPost("/cart/{id}/add", AddAsync).AllowAnonymous();
    }

    private static Task<IResult> GetAsync(
        string id, Visitor visitor, ICarts carts, ICatalog catalog, IQuotes quotes) =>
        ShowAsync(id, visitor, (carts, catalog, quotes), visitor.Query("q", MaxText), null, StatusCodes.Status200OK);

    private static async Task<IResult> ShowAsync(
        string id, Visitor visitor, (ICarts Carts, ICatalog Catalog, IQuotes Quotes) shop, string text,
        FormProblem? problem, int status)
    {
        if (visitor.Held(id) is not { } held)
        {
            return CartDoors.Gone(visitor);
        }

        var cart = await shop.Carts.GetAsync(held.Key, visitor.Left);
        if (cart.IsRefused)
        {
            return CartDoors.Gone(visitor, cart.Refusal);
        }

        var model = new CartModel(held, cart.Value, visitor.Site, problem);
        if (!model.CanChange)
        {
            return Visitor.Lead(model.At("cart"));
        }

        var view = new CatalogView(AppChannel.Code, model.Store);
        var after = visitor.Form["after"] is { Length: > 0 } behind ? behind : visitor.Query("after");
        var found = await FindAsync(shop.Catalog, text, after.Length == 0 ? null : after, view, visitor.Left);
        var items = new List<ShelfItem>();
        foreach (var item in found.IsRefused ? [] : found.Value)
        {
            items.Add(await PriceAsync(shop.Quotes, model, item, visitor.Left));
        }

        var told = problem is null && found.IsRefused
            ? model with
            {
                Problem = new FormProblem("find", AppSentence.Of(found.Refusal, visitor.Site, model.Store), text),
            }
            : model;
        return visitor.Page<AddPage>(new AddModel(told, text, after, items, items.Count == PageSize), status);
    }

    private static async Task<Outcome<IReadOnlyList<PricedVariant>>> FindAsync(
        ICatalog catalog, string text, string? after, CatalogView view, CancellationToken cancellationToken)
    {
        if (!Gtin.TryParse(text, out _))
        {
            return await catalog.SearchAsync(text, null, after, PageSize, view, cancellationToken);
        }

        var one = await catalog.FindByBarcodeAsync(text, view, cancellationToken);
        return one.Select(item => (IReadOnlyList<PricedVariant>)[item]);
    }

    /// <summary>
    /// What one more would cost in this cart: its promise may be older or newer than today's shelf, and the price that
    /// is shown must be the one that is paid.
    /// </summary>
    private static async Task<ShelfItem> PriceAsync(
        IQuotes quotes, CartModel cart, PricedVariant item, CancellationToken cancellationToken)
    {
        var inCart = cart.Quote.Lines.Where(line => line.Sku == item.Variant.Sku)
            .Sum(line => line.Quantity.Value);
        if (cart.IsEmpty)
        {
            return new ShelfItem(item, item.One, item.Price, inCart);
        }

        var basket = new Basket(
            cart.Cart.Guarantee.Context, [new BasketLine("one", item.Variant.Sku, Quantity.One)], []);
        var quote = await quotes.QuoteAsync(basket, cancellationToken);
        return quote.IsRefused
            ? new ShelfItem(item, item.One, item.Price, inCart)
            : new ShelfItem(item, quote.Value.Total, quote.Value.Lines[0].UnitPrice, inCart);
    }

    private static async Task<IResult> AddAsync(
        string id, Visitor visitor, ICarts carts, ICatalog catalog, IQuotes quotes)
    {
        if (visitor.Held(id) is not { } held)
        {
            return CartDoors.Gone(visitor);
        }

        var (sku, barcode, text) = (visitor.Form["sku"], visitor.Form["barcode"], visitor.Form["q"]);
        var stamp = visitor.Stamp("add", sku, barcode);
        // Named by its operation, so that a repeat is the same command.
        var command = new AddLine(
            visitor.LineName(sku + barcode), sku.Length == 0 ? null : sku, barcode.Length == 0 ? null : barcode, 1);
        var added = await carts.AddLineAsync(held.Key, command, stamp, visitor.Left);
        if (!added.IsRefused)
        {
            return Visitor.Lead(visitor.Form["to"] == "cart"
                ? $"/app/cart/{held.Id}"
                : $"/app/cart/{held.Id}/add{AddModel.Ask(text, visitor.Form["after"])}");
        }

        var form = sku.Length == 0 ? "find" : "add-" + sku;
        var problem = new FormProblem(
            form, AppSentence.Of(added.Refusal, visitor.Site), barcode.Length == 0 ? text : barcode);
        return await ShowAsync(id, visitor, (carts, catalog, quotes), text, problem, (int)added.Refusal.Kind);
    }
}
