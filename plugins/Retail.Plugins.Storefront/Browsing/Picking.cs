using Retail.Abstractions.Catalog;

namespace Retail.Plugins.Storefront.Browsing;

/// <summary>Picks products for the first page: some of each offer, found in the first few hundred.</summary>
internal sealed class Picking(ICatalog catalog)
{
    private const int Wanted = 12;
    private const int PageSize = 100;
    private const int MaxPages = 4;

    public async Task<Outcome<(IReadOnlyList<PricedVariant> Products, bool AreOnOffer)>> PickAsync(CatalogView view)
    {
        List<PricedVariant> seen = [];
        for (var read = 0; read < MaxPages; read++)
        {
            var after = seen.Count == 0 ? null : seen[^1].Variant.Sku;
            var page = await catalog.SearchAsync(string.Empty, null, after, PageSize, view, CancellationToken.None);
            if (page.IsRefused)
            {
                return page.Refusal;
            }

            seen.AddRange(page.Value);
            if (page.Value.Count < PageSize)
            {
                break;
            }
        }

        var offers = seen.Where(priced => priced.Offers.Count > 0)
            .GroupBy(priced => priced.Offers[0].Promotion, StringComparer.Ordinal)
            .Select(offer => Spread([.. offer]))
            .ToArray();
        var onOffer = offers
            .SelectMany(offer => offer.Select((priced, place) => (priced, place)))
            .OrderBy(each => each.place)
            .Take(Wanted)
            .Select(each => each.priced)
            .ToArray();
        return onOffer.Length > 0 ? (onOffer, true) : (Spread(seen), false);
    }

    // Neighbours in the catalog are mostly the same thing in another colour.
    private static IReadOnlyList<PricedVariant> Spread(List<PricedVariant> products)
    {
        var step = Math.Max(1, products.Count / Wanted);
        return [.. products.Where((_, place) => place % step == 0).Take(Wanted)];
    }
}
