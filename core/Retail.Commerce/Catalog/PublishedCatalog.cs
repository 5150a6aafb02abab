using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Publications;
using Retail.Publications;

namespace Retail.Commerce.Catalog;

/// <summary>
/// The catalog that shoppers and tills see: the publication in force, with prices as the engine reads them.
/// </summary>
internal sealed class PublishedCatalog(IPriceBooks books, TimeProvider clock) : ICatalog
{
    private const int MaxTextLength = 100;
    private const int MaxSize = 100;

    // A publication for now may arrive at any moment; its number tells. The minute bounds what a wrong clock can do.
    private static readonly TimeSpan LongestStable = TimeSpan.FromMinutes(1);

    public static Outcome<PricedVariant> Find(PublishedShop shop, string sku, CatalogView view) =>
        shop.File.Find(sku.ToUpperInvariant()) is { } variant
            ? shop.Price(variant, view)
            : GetWorkingVariant.UnknownSku(sku);

    public static Refusal NoneInForce() => Refusal.Of(RefusalKind.Unavailable, "publication.none-in-force");

    public Task<Outcome<PricedVariant>> FindAsync(string sku, CatalogView view, CancellationToken cancellationToken) =>
        Task.FromResult(InForce().Then(shop => Find(shop, sku, view)));

    public Task<Outcome<PricedVariant>> FindByBarcodeAsync(
        string barcode, CatalogView view, CancellationToken cancellationToken)
    {
        if (!Gtin.TryParse(barcode, out var gtin))
        {
            return Task.FromResult<Outcome<PricedVariant>>(CatalogRules.BadBarcode(barcode));
        }

        return Task.FromResult(InForce().Then(shop =>
            shop.File.FindByGtin(gtin) is { } variant
                ? shop.Price(variant, view)
                : Refusal.Of(RefusalKind.NotFound, "catalog.unknown-barcode", ("barcode", barcode))));
    }

    public Task<Outcome<IReadOnlyList<PricedVariant>>> SearchAsync(
        string text, string? category, string? after, int size, CatalogView view, CancellationToken cancellationToken)
    {
        if (text.Length > MaxTextLength)
        {
            return Task.FromResult<Outcome<IReadOnlyList<PricedVariant>>>(
                Refusal.Of(RefusalKind.Malformed, "catalog.search-too-long", ("max", Text(MaxTextLength))));
        }

        if (size is < 1 or > MaxSize)
        {
            return Task.FromResult<Outcome<IReadOnlyList<PricedVariant>>>(
                Refusal.Of(
                    RefusalKind.Malformed, "catalog.bad-page-size", ("size", Text(size)), ("max", Text(MaxSize))));
        }

        return Task.FromResult(InForce().Select(shop => shop.Search(text, category, after, size, view)));
    }

    public Task<Outcome<IReadOnlyList<Category>>> CategoriesAsync(CancellationToken cancellationToken) =>
        Task.FromResult(InForce().Select(shop => shop.File.Categories));

    public Task<Outcome<IReadOnlyList<VariantOffer>>> OffersAsync(
        CatalogView view, CancellationToken cancellationToken) =>
        Task.FromResult(InForce().Select(shop => shop.Offers(view)));

    public Task<Outcome<CatalogState>> StateAsync(CatalogView view, CancellationToken cancellationToken) =>
        Task.FromResult(InForce().Select(shop => new CatalogState(shop.File.Book.Publication, StableUntil(shop))));

    /// <summary>Until when what this shop says stays the same, as long as its publication is in force.</summary>
    public DateTimeOffset StableUntil(PublishedShop shop)
    {
        var until = shop.Now + LongestStable;
        return Earlier(Earlier(until, shop.File.Book.NextEdge(shop.Now)), books.NextAfter(shop.Now));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) =>
        other is { } instant && instant < one ? instant : one;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Outcome<PublishedShop> InForce()
    {
        var now = clock.GetUtcNow();
        return books.FileAt(now) is { } file
            ? new PublishedShop(file, now)
            : NoneInForce();
    }
}
