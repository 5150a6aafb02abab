namespace Retail.Abstractions.Catalog;

/// <summary>
/// What a channel sells now: read from the publication in force, never from the merchandiser's working tables.
/// </summary>
public interface ICatalog
{
    /// <summary>
    /// One variant by SKU, or <c>catalog.unknown-sku</c>; <c>catalog.no-price</c> when the channel has no price for it.
    /// </summary>
    Task<Outcome<PricedVariant>> FindAsync(string sku, CatalogView view, CancellationToken cancellationToken);

    /// <summary>
    /// One variant by any GTIN form, or <c>catalog.unknown-barcode</c>; <c>catalog.bad-barcode</c> when it is none.
    /// </summary>
    Task<Outcome<PricedVariant>> FindByBarcodeAsync(
        string barcode, CatalogView view, CancellationToken cancellationToken);

    /// <summary>A page of variants whose name or SKU holds every word of the text.</summary>
    /// <param name="text">Words, at most 100 characters; empty for all.</param>
    /// <param name="category">Code of a category, or null.</param>
    /// <param name="after">SKU of the last one seen, or null for the first page.</param>
    /// <param name="size">1 to 100.</param>
    /// <param name="view">For whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<IReadOnlyList<PricedVariant>>> SearchAsync(
        string text, string? category, string? after, int size, CatalogView view, CancellationToken cancellationToken);

    /// <summary>All categories, ordered by code.</summary>
    Task<Outcome<IReadOnlyList<Category>>> CategoriesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Offers on everything, for a banner: promotions in force that name no goods and need neither a code nor a
    /// customer group. Those that name goods come with the goods, in <see cref="PricedVariant.Offers"/>.
    /// </summary>
    Task<Outcome<IReadOnlyList<VariantOffer>>> OffersAsync(CatalogView view, CancellationToken cancellationToken);

    /// <summary>Until when answers for this view may be kept. Reads nothing but memory.</summary>
    Task<Outcome<CatalogState>> StateAsync(CatalogView view, CancellationToken cancellationToken);
}
