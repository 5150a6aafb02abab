using Retail.Commerce.Catalog;
using Retail.Commerce.Prices;
using Retail.Commerce.Promotions;
using Retail.Pricing;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>What the working tables of all modules say now, as the content of a publication.</summary>
internal sealed class WorkingContent(
    IBookSettings settings, ICatalogSource catalog, IPriceSource prices, IPromotionSource promotions)
{
    public async Task<Outcome<PublicationContent>> ReadAsync(int number, CancellationToken cancellationToken)
    {
        var book = await settings.GetAsync(cancellationToken);
        if (book.IsRefused)
        {
            return book.Refusal;
        }

        var lists = await prices.ListsAsync(cancellationToken);
        var foreign = lists.FirstOrDefault(list => list.Currency != book.Value.Currency);
        if (foreign.List is not null)
        {
            return Refusal.Of(
                RefusalKind.Rule, "publication.bad-rule", ("id", foreign.List.Code), ("reason", "foreign-currency"));
        }

        var entries = await prices.EntriesAsync(cancellationToken);
        var variants = await catalog.VariantsAsync(cancellationToken);
        return new PublicationContent(
            new BookContent(
                number,
                book.Value,
                [.. lists.Select(list => list.List)],
                await promotions.ReadAsync(cancellationToken),
                await catalog.TaxRatesAsync(cancellationToken)),
            await catalog.CategoriesAsync(cancellationToken),
            variants.Select(variant => new BookVariant(variant, [.. entries[variant.Sku]])));
    }
}
