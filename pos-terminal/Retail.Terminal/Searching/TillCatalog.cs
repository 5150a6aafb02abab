using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Pricing;
using Retail.Publications;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Labels;

namespace Retail.Terminal.Searching;

/// <summary>What this till sells, out of its own publication: no server is asked.</summary>
internal sealed class TillCatalog(
    TillDatabase database, TillEnrolment enrolment, LabelReader labels, TimeProvider clock)
{
    private const int MaxText = 100;
    private const int MaxSize = 100;
    private const int UsualSize = 50;

    /// <summary>So many keys fit under the ticket.</summary>
    private const int Favourites = 12;

    // A favourite that is no longer sold makes room for the next one.
    private const int Candidates = 4 * Favourites;

    /// <summary>
    /// Variants whose name or SKU holds every word of the text, or that carry the barcode that the text is; without
    /// text the whole catalog, page by page.
    /// </summary>
    public Outcome<IReadOnlyList<PricedVariant>> Search(string? text, string? category, string? after, int? size)
    {
        var words = (text ?? string.Empty).Trim();
        if (words.Length > MaxText)
        {
            return Refusal.Of(RefusalKind.Malformed, "catalog.search-too-long", ("max", Text(MaxText)));
        }

        var wanted = size ?? UsualSize;
        if (wanted is < 1 or > MaxSize)
        {
            return Refusal.Of(
                RefusalKind.Malformed, "catalog.bad-page-size", ("size", Text(wanted)), ("max", Text(MaxSize)));
        }

        return InForce().Select(shop => ByBarcode(shop, words) ??
            shop.Shop.Search(words, category, after, wanted, shop.View));
    }

    public Outcome<IReadOnlyList<Category>> Categories() => InForce().Select(shop => shop.Shop.File.Categories);

    /// <summary>
    /// For the quick keys: what this till sells most, and until it has sold enough, something of every category.
    /// </summary>
    public Outcome<IReadOnlyList<PricedVariant>> QuickKeys() => InForce().Select<IReadOnlyList<PricedVariant>>(shop =>
    {
        var keys = new Dictionary<string, PricedVariant>(StringComparer.Ordinal);
        foreach (var variant in database.Read(session => session.MostSold(Candidates))
            .Select(shop.Shop.File.Find).OfType<BookVariant>().TakeWhile(_ => keys.Count < Favourites))
        {
            if (shop.Shop.Price(variant, shop.View) is { IsRefused: false, Value: var priced })
            {
                keys.Add(variant.Variant.Sku, priced);
            }
        }

        var categories = shop.Shop.File.Categories.Select(category => category.Code).Take(Candidates).ToList();
        for (var round = 1; round <= Favourites; round++)
        {
            foreach (var category in categories.TakeWhile(_ => keys.Count < Favourites))
            {
                var page = shop.Shop.Search(string.Empty, category, null, round, shop.View);
                if (page.Count == round)
                {
                    keys.TryAdd(page[^1].Variant.Sku, page[^1]);
                }
            }
        }

        return [.. keys.Values];
    });

    private IReadOnlyList<PricedVariant>? ByBarcode(Shown shop, string text) =>
        labels.Read(text, shop.Till) is { IsRefused: false, Value.Gtin: { } gtin } &&
        shop.Shop.File.FindByGtin(gtin) is { } variant &&
        shop.Shop.Price(variant, shop.View) is { IsRefused: false, Value: var priced }
            ? [priced]
            : null;

    private Outcome<Shown> InForce()
    {
        var now = clock.GetUtcNow();
        return enrolment.Required.Then(till => till.PublicationAt(now).Select(
            file => new Shown(
                new PublishedShop(file, now), new CatalogView(till.Place.Channel, till.Place.Store), till)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="Shop">The publication in force.</param>
    /// <param name="View">For this till.</param>
    /// <param name="Till">This till.</param>
    private sealed record Shown(PublishedShop Shop, CatalogView View, EnrolledTill Till);
}
