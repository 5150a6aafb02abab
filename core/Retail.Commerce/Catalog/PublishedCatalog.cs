using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Publications;
using Retail.Pricing;
using Retail.Publications;

namespace Retail.Commerce.Catalog;

/// <summary>
/// The catalog that shoppers and tills see: the publication in force, with prices as the engine reads them.
/// </summary>
internal sealed class PublishedCatalog(IPriceBooks books, TimeProvider clock) : ICatalog
{
    private const int MaxTextLength = 100;
    private const int MaxSize = 100;

    // Variants without a price in the channel are left out of a search; so many pages of them are read for one answer.
    private const int MaxPages = 10;

    public Task<Outcome<PricedVariant>> FindAsync(string sku, CatalogView view, CancellationToken cancellationToken) =>
        Task.FromResult(InForce().Then(shop =>
            shop.File.Find(sku.ToUpperInvariant()) is { } variant
                ? shop.Price(variant, view)
                : GetWorkingVariant.UnknownSku(sku)));

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

        return Task.FromResult(InForce().Select<IReadOnlyList<PricedVariant>>(
            shop => Page(shop, text, category, after, size, view)));
    }

    public Task<Outcome<IReadOnlyList<Category>>> CategoriesAsync(CancellationToken cancellationToken) =>
        Task.FromResult(InForce().Select(shop => shop.File.Categories));

    private static List<PricedVariant> Page(
        Shop shop, string text, string? category, string? after, int size, CatalogView view)
    {
        var page = new List<PricedVariant>(size);
        for (var read = 0; read < MaxPages; read++)
        {
            var found = shop.File.Search(text, category, after, size);
            foreach (var priced in found.Select(variant => shop.Price(variant, view))
                .Where(priced => !priced.IsRefused))
            {
                page.Add(priced.Value);
                if (page.Count == size)
                {
                    return page;
                }
            }

            if (found.Count < size)
            {
                return page;
            }

            after = found[^1].Variant.Sku;
        }

        return page;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Outcome<Shop> InForce()
    {
        var now = clock.GetUtcNow();
        return books.FileAt(now) is { } file
            ? new Shop(file, now)
            : Refusal.Of(RefusalKind.Unavailable, "publication.none-in-force");
    }

    private sealed record Shop(PublicationFile File, DateTimeOffset Now)
    {
        public Outcome<PricedVariant> Price(BookVariant variant, CatalogView view)
        {
            var book = File.Book;
            var currency = book.Content.Settings.Currency;
            var context = new QuoteContext(view.Channel, view.Store, currency, Now, CustomerFacts.Unknown);
            return book.PriceOf(variant, context, Quantity.One) is { } price
                ? new PricedVariant(variant.Variant, price.Price, price.ListPrice, book.Publication)
                : Refusal.Of(
                    RefusalKind.NotFound, "catalog.no-price", ("sku", variant.Variant.Sku), ("channel", view.Channel));
        }
    }
}
