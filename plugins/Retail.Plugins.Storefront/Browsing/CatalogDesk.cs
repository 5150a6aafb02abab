using System.Globalization;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Inventory;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront.Browsing;

/// <summary>Draws the pages that are the same for everybody, and keeps them as long as they stay true.</summary>
internal sealed class CatalogDesk(Storefront shop, ICatalog catalog, IShop shops, IAvailability availability)
{
    // Stock is seconds old by itself; a page that names it is not much older.
    private static readonly TimeSpan StockLife = TimeSpan.FromSeconds(3);
    private const int MaxStores = 8;

    public Task<Outcome<IReadOnlyList<Category>>> CategoriesAsync() =>
        catalog.CategoriesAsync(CancellationToken.None);

    /// <summary>A page from the kept ones, or drawn and kept.</summary>
    public async Task<IResult> KeptAsync(
        HttpContext http,
        string address,
        Func<Visitor, Task<Outcome<PageTemplate>>> draw,
        bool namesStock = false,
        Func<Visitor, Task<string>>? added = null)
    {
        var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
        if (who.IsRefused)
        {
            return await shop.RefuseAsync(null, who.Refusal);
        }

        var visitor = who.Value;
        var state = await catalog.StateAsync(visitor.View, http.RequestAborted);
        if (state.IsRefused)
        {
            return await shop.RefuseAsync(visitor, state.Refusal);
        }

        var (publication, until) = (state.Value.Publication, state.Value.StableUntil);
        if (namesStock && shop.Clock.GetUtcNow() + StockLife is var soon && soon < until)
        {
            until = soon;
        }

        var key = new PageKey(publication, visitor.Store?.Code ?? string.Empty, visitor.Language, address);
        var page = await shop.Pages.GetAsync(key, until, () => draw(visitor));
        return page.IsRefused
            ? await shop.RefuseAsync(visitor, page.Refusal)
            : new HtmlPage(
                page.Value,
                shop.PersonOf(visitor.Cart, added is null ? string.Empty : await added(visitor)),
                isKept: added is null);
    }

    /// <summary>A product's page as it is now, perhaps with what is wrong with what was typed.</summary>
    public async Task<Outcome<ProductModel>> ProductAsync(Visitor visitor, string sku)
    {
        var found = await catalog.FindAsync(sku, visitor.View, CancellationToken.None);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var categories = await catalog.CategoriesAsync(CancellationToken.None);
        var variant = found.Value.Variant;
        return new ProductModel(
            shop.FrontOf(visitor, Shown.Address(variant.Sku)),
            found.Value,
            categories.IsRefused ? null : categories.Value.FirstOrDefault(each => each.Code == variant.Category),
            await StockAsync(visitor, variant.Sku),
            await SimilarAsync(visitor, variant),
            shop.TimeOf(visitor));
    }

    /// <summary>The first page.</summary>
    public async Task<Outcome<PageTemplate>> DrawHomeAsync(Visitor visitor)
    {
        var categories = await catalog.CategoriesAsync(CancellationToken.None);
        var offers = await catalog.OffersAsync(visitor.View, CancellationToken.None);
        var picked = await new Picking(catalog).PickAsync(visitor.View);
        if (categories.IsRefused || offers.IsRefused || picked.IsRefused)
        {
            return (categories.Refusal ?? offers.Refusal ?? picked.Refusal)!;
        }

        return await Rendering.RenderAsync<HomePage>(new HomeModel(
            shop.FrontOf(visitor, LocalAddress.Home),
            offers.Value,
            Below(categories.Value, null),
            picked.Value.Products,
            picked.Value.AreOnOffer,
            shop.TimeOf(visitor)));
    }

    /// <summary>A page of a category.</summary>
    public async Task<Outcome<PageTemplate>> DrawCategoryAsync(Visitor visitor, string code, string? after)
    {
        var categories = await catalog.CategoriesAsync(CancellationToken.None);
        if (categories.IsRefused)
        {
            return categories.Refusal;
        }

        if (categories.Value.FirstOrDefault(each => each.Code == code) is not { } category)
        {
            return Refusal.Of(
                RefusalKind.NotFound, "catalog.unknown-category", ("category", code.Length > 40 ? code[..40] : code));
        }

        var address = Shown.Category(category.Code);
        var page = await PageAsync(string.Empty, code, after, visitor.View);
        return page.IsRefused ? page.Refusal : await Rendering.RenderAsync<ListPage>(new ListModel(
            shop.FrontOf(visitor, address),
            category,
            categories.Value.FirstOrDefault(each => each.Code == category.Parent),
            Below(categories.Value, category.Code),
            page.Value.Products,
            after is null ? null : address,
            page.Value.Last is { } last ? $"{address}?after={Uri.EscapeDataString(last)}" : null));
    }

    /// <summary>What holds the words; that nothing does is said, and the categories are offered.</summary>
    public async Task<Outcome<(ListModel Model, int Status)>> SearchAsync(
        Visitor visitor, string text, string? after)
    {
        var categories = await catalog.CategoriesAsync(CancellationToken.None);
        if (categories.IsRefused)
        {
            return categories.Refusal;
        }

        var address = "/shop/search?text=" + Uri.EscapeDataString(text);
        var front = shop.FrontOf(visitor, LocalAddress.Of(address), text);
        var empty = new ListModel(front, null, null, Below(categories.Value, null), [], null, null);
        if (text.Length == 0)
        {
            return (empty, StatusCodes.Status200OK);
        }

        var page = await PageAsync(text, null, after, visitor.View);
        if (page.IsRefused)
        {
            return page.Refusal.Kind is RefusalKind.Malformed or RefusalKind.Rule
                ? (empty with { Problem = page.Refusal.In(CultureInfo.CurrentUICulture) }, (int)page.Refusal.Kind)
                : page.Refusal;
        }

        return (empty with
        {
            Products = page.Value.Products,
            Below = page.Value.Products.Count == 0 ? empty.Below : [],
            First = after is null ? null : address,
            Next = page.Value.Last is { } last ? $"{address}&after={Uri.EscapeDataString(last)}" : null,
        }, StatusCodes.Status200OK);
    }

    // One more than a page shows is asked for: it tells whether there is a next page.
    private async Task<Outcome<(IReadOnlyList<PricedVariant> Products, string? Last)>> PageAsync(
        string text, string? category, string? after, CatalogView view)
    {
        const int size = 24;
        var found = await catalog.SearchAsync(text, category, after, size + 1, view, CancellationToken.None);
        return found.Select(products => products.Count > size
            ? ((IReadOnlyList<PricedVariant>)[.. products.Take(size)], products[size - 1].Variant.Sku)
            : (products, (string?)null));
    }

    // Those that come after it in the catalog, and from its beginning when there are too few.
    private async Task<IReadOnlyList<PricedVariant>> SimilarAsync(Visitor visitor, Variant variant)
    {
        const int wanted = 6;
        List<PricedVariant> similar = [];
        foreach (var after in (string?[])[variant.Sku, null])
        {
            var found = await catalog.SearchAsync(
                string.Empty, variant.Category, after, wanted + 1, visitor.View, CancellationToken.None);
            similar.AddRange(found.IsRefused ? [] : found.Value);
            if (similar.Count >= wanted)
            {
                break;
            }
        }

        return [.. similar.Where(each => each.Variant.Sku != variant.Sku)
            .DistinctBy(each => each.Variant.Sku).Take(wanted)];
    }

    private async Task<IReadOnlyList<StockLine>> StockAsync(Visitor visitor, string sku)
    {
        List<StockLine> lines = [];
        foreach (var store in visitor.Shop.Stores.OrderBy(each => each.Code != visitor.Store?.Code).Take(MaxStores))
        {
            var stock = await availability.FindAsync(store.Code, sku, CancellationToken.None);
            if (!stock.IsRefused)
            {
                lines.Add(new StockLine(store, stock.Value));
            }
        }

        return lines;
    }

    private static IReadOnlyList<Category> Below(IReadOnlyList<Category> categories, string? parent) =>
        [.. categories.Where(category => category.Parent == parent)
            .OrderBy(category => category.Code == "other")
            .ThenBy(
                category => category.Name.In(CultureInfo.CurrentUICulture),
                StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))];
}
