using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Promotions;
using Retail.Publications;

namespace Retail.Commerce.Catalog;

/// <summary>The publication in force, read at one instant.</summary>
internal sealed record PublishedShop(PublicationFile File, DateTimeOffset Now)
{
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
            Show(book.OffersOn(variant.Variant, context))));
    }

    public IReadOnlyList<VariantOffer> Offers(CatalogView view) => Show(File.Book.OffersOnEverything(ContextOf(view)));

    private QuoteContext ContextOf(CatalogView view) => new(
        view.Channel, view.Store, File.Book.Content.Settings.Currency, Now, CustomerFacts.Unknown);

    private static IReadOnlyList<VariantOffer> Show(IReadOnlyList<Promotion> promotions) => promotions.Count == 0
        ? []
        : [.. promotions.Select(promotion => new VariantOffer(promotion.Code, promotion.Name, promotion.Until))];
}
