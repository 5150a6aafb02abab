using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Http;

namespace Retail.Commerce.Catalog;

/// <summary>The reads of <see cref="ICatalog"/> on HTTP.</summary>
internal static class BrowseCatalog
{
    private const int UsualSize = 20;

    /// <summary>GET /catalog/barcodes/{barcode}</summary>
    public static async Task<Results<Ok<PricedVariant>, ProblemHttpResult>> FindByBarcodeAsync(
        string barcode, string channel, string? store, ICatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.FindByBarcodeAsync(barcode, new CatalogView(channel, store), cancellationToken)).ToOk();

    /// <summary>GET /catalog/variants</summary>
    public static async Task<Results<Ok<IReadOnlyList<PricedVariant>>, ProblemHttpResult>> SearchAsync(
        string channel,
        string? store,
        string? text,
        string? category,
        string? after,
        int? size,
        ICatalog catalog,
        CancellationToken cancellationToken) =>
        (await catalog.SearchAsync(
            text ?? string.Empty,
            category,
            after,
            size ?? UsualSize,
            new CatalogView(channel, store),
            cancellationToken)).ToOk();

    /// <summary>GET /catalog/offers</summary>
    public static async Task<Results<Ok<IReadOnlyList<VariantOffer>>, ProblemHttpResult>> OffersAsync(
        string channel, string? store, ICatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.OffersAsync(new CatalogView(channel, store), cancellationToken)).ToOk();

    /// <summary>GET /catalog/state</summary>
    public static async Task<Results<Ok<CatalogState>, ProblemHttpResult>> StateAsync(
        string channel, string? store, ICatalog catalog, CancellationToken cancellationToken) =>
        (await catalog.StateAsync(new CatalogView(channel, store), cancellationToken)).ToOk();
}
