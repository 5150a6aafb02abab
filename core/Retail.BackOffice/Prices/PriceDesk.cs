using System.Globalization;
using System.Security.Claims;
using Retail.Abstractions.Catalog;
using Retail.BackOffice.Frame;
using Retail.Commerce.Catalog;
using Retail.Commerce.Prices;
using Retail.Commerce.Publications;
using Retail.Pricing.Prices;

namespace Retail.BackOffice.Prices;

/// <summary>Puts the page of prices together from what the modules say.</summary>
internal sealed class PriceDesk(
    OfficeViews views, IWorkingCatalog catalog, IWorkingPrices prices, IPublications publications)
{
    private const int MaxRows = 50;
    private const int MaxColumns = 6;

    public async Task<PriceView> ShowAsync(
        ClaimsPrincipal user, PriceQuery query, PriceForm? typed, bool saved, CancellationToken cancellationToken)
    {
        var frame = await views.OfAsync(user, cancellationToken);
        var found = query.OnlyChanged
            ? await ChangedAsync(frame, cancellationToken)
            : await catalog.SearchAsync(query.Text, MaxRows + 1, cancellationToken);
        var shown = found.Take(MaxRows).ToArray();
        var lists = await prices.ListsAsync(cancellationToken);
        var columns = lists.OrderByDescending(list => list.Entries).Take(MaxColumns).ToArray();
        var now = await prices.PricesAsync([.. shown.Select(variant => variant.Sku)], cancellationToken);
        var byVariant = now.ToLookup(one => one.Sku, StringComparer.Ordinal);
        var panel = query.Sku is null
            ? (Outcome<PricePanel>?)null
            : await PanelAsync(query.Sku, lists, typed, saved, cancellationToken);
        return new PriceView(
            frame,
            query,
            columns,
            [.. shown.Select(variant => Row(variant, columns, byVariant[variant.Sku]))],
            found.Count > MaxRows)
        {
            Panel = panel is { IsRefused: false, Value: var open } ? open : null,
            Missing = panel is { IsRefused: true, Refusal: var missing } ? missing : null,
        };
    }

    private async Task<IReadOnlyList<Variant>> ChangedAsync(OfficeView frame, CancellationToken cancellationToken)
    {
        if (frame.Changes.IsRefused)
        {
            return [];
        }

        var variants = new List<Variant>();
        foreach (var sku in frame.Changes.Value.Difference.Prices.Select(change => change.Sku)
            .Distinct(StringComparer.Ordinal).Take(MaxRows + 1))
        {
            if (await catalog.GetAsync(sku, cancellationToken) is { IsRefused: false } variant)
            {
                variants.Add(variant.Value);
            }
        }

        return variants;
    }

    private async Task<Outcome<PricePanel>> PanelAsync(
        string sku,
        IReadOnlyList<WorkingPriceList> lists,
        PriceForm? typed,
        bool saved,
        CancellationToken cancellationToken)
    {
        var variant = await catalog.GetAsync(sku, cancellationToken);
        if (variant.IsRefused)
        {
            return variant.Refusal;
        }

        var culture = CultureInfo.CurrentUICulture;
        var categories = await catalog.CategoriesAsync(cancellationToken);
        var category = categories.FirstOrDefault(one => one.Code == variant.Value.Category);
        var own = await prices.PricesAsync([variant.Value.Sku], cancellationToken);
        var forms = lists.Take(MaxColumns).Select(list =>
        {
            var now = own.FirstOrDefault(one => one.List == list.Code)
                ?? new VariantPrices(list.Code, variant.Value.Sku, []);
            var stored = PriceForm.Of(now, list.Scope.Currency, culture);
            var form = typed?.List == list.Code ? typed with { Version = stored.Version } : stored;
            return form with { Published = PublishedUnless(now, list.Scope.Currency) };
        });
        return new PricePanel(
            variant.Value, category?.Name.In(culture) ?? variant.Value.Category, [.. forms], saved);
    }

    private PriceRow Row(
        Variant variant, IReadOnlyList<WorkingPriceList> columns, IEnumerable<VariantPrices> now)
    {
        var byList = now.ToDictionary(one => one.List, StringComparer.Ordinal);
        return new PriceRow(variant, [.. columns.Select(list =>
        {
            var own = byList.GetValueOrDefault(list.Code) ?? new VariantPrices(list.Code, variant.Sku, []);
            return new PriceCell(own.Entries, PublishedUnless(own, list.Scope.Currency));
        })]);
    }

    /// <summary>What was published last, unless it says the same.</summary>
    private PriceEntryEdit[]? PublishedUnless(VariantPrices now, Currency currency)
    {
        var published = publications.PublishedPrices(now.Sku).Where(entry => entry.PriceList == now.List)
            .OrderBy(entry => entry.MinQuantity).Select(entry => ToEdit(entry, currency)).ToArray();
        return published.SequenceEqual(now.Entries) ? null : published;
    }

    private static PriceEntryEdit ToEdit(PriceEntry entry, Currency currency) => new(
        Quantity.Of(entry.MinQuantity).Value,
        new UnitPrice(entry.Price, currency),
        entry.ListPrice is { } before ? new UnitPrice(before, currency) : null);
}
