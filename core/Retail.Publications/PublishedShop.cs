using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Promotions;

namespace Retail.Publications;

/// <summary>A publication as a channel shows it at one instant: the same at the server and at a till.</summary>
/// <param name="File">The publication.</param>
/// <param name="Now">The instant.</param>
public sealed record PublishedShop(PublicationFile File, DateTimeOffset Now)
{
    // Variants without a price in the channel are left out of a search; so many pages of them are read for one answer.
    private const int MaxPages = 10;

    private static readonly BasketLine NoLine = new("1", string.Empty, Quantity.One);

    /// <summary>A variant as a channel shows it: the price of one, and what the engine makes of it.</summary>
    public Outcome<PricedVariant> Price(BookVariant variant, CatalogView view)
    {
        var book = File.Book;
        var context = ContextOf(view);
        if (book.PriceOf(variant, context, Quantity.One) is not { } price)
        {
            return Refusal.Of(
                RefusalKind.NotFound, "catalog.no-price", ("sku", variant.Variant.Sku), ("channel", view.Channel));
        }

        var one = new Basket(context, [NoLine with { Sku = variant.Variant.Sku }], []);
        return QuoteEngine.Price(one, book).Select(quote => new PricedVariant(
            variant.Variant,
            price.Price,
            price.ListPrice,
            book.Publication,
            quote.Total,
            Show(book.OffersOn(variant, context))));
    }

    /// <summary>
    /// A page of the variants that the channel has a price for, as <see cref="PublicationFile.Search"/> finds them.
    /// </summary>
    public IReadOnlyList<PricedVariant> Search(
        string text, string? category, string? after, int size, CatalogView view)
    {
        var page = new List<PricedVariant>(size);
        for (var read = 0; read < MaxPages; read++)
        {
            var found = File.Search(text, category, after, size);
            foreach (var priced in found.Select(variant => Price(variant, view)).Where(priced => !priced.IsRefused))
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

    /// <summary>Offers on everything, for a banner.</summary>
    public IReadOnlyList<VariantOffer> Offers(CatalogView view) => Show(File.Book.OffersOnEverything(ContextOf(view)));

    private QuoteContext ContextOf(CatalogView view) => new(
        view.Channel, view.Store, File.Book.Content.Settings.Currency, Now, CustomerFacts.Unknown);

    private static IReadOnlyList<VariantOffer> Show(IReadOnlyList<Promotion> promotions) => promotions.Count == 0
        ? []
        : [.. promotions.Select(promotion => new VariantOffer(promotion.Code, promotion.Name, promotion.Until))];
}
