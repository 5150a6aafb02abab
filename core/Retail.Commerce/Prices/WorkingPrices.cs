using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;

namespace Retail.Commerce.Prices;

internal sealed class WorkingPrices(RetailDbContext database, Operations operations, ICatalogSource catalog)
    : IWorkingPrices
{
    private const int MaxEntries = 50;

    public async Task<IReadOnlyList<WorkingPriceList>> ListsAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Set<PriceListRow>().AsNoTracking()
            .Select(row => new
            {
                Row = row,
                Entries = database.Set<PriceEntryRow>().Count(entry => entry.PriceList == row.Code),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(list => list.Row.Code, StringComparer.Ordinal)
                .Select(list => new WorkingPriceList(list.Row.Code, list.Row.Scope, list.Entries)),
        ];
    }

    public async Task<IReadOnlyList<VariantPrices>> PricesAsync(
        IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(skus.Count, ICatalogSource.MaxSkus);
        var currencies = await database.Set<PriceListRow>().AsNoTracking()
            .ToDictionaryAsync(row => row.Code, row => row.Scope.Currency, cancellationToken);
        var rows = await database.Set<PriceEntryRow>().AsNoTracking().Where(row => skus.Contains(row.Sku))
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.Sku, row.PriceList))
                .OrderBy(group => group.Key.Sku, StringComparer.Ordinal)
                .ThenBy(group => group.Key.PriceList, StringComparer.Ordinal)
                .Select(group => ToPrices(group.Key.PriceList, group.Key.Sku, group, currencies[group.Key.PriceList])),
        ];
    }

    public async Task<Outcome<VariantPrices>> GetAsync(string list, string sku, CancellationToken cancellationToken)
    {
        var row = await FindListAsync(list, cancellationToken);
        if (row is null)
        {
            return PriceRules.UnknownList(list);
        }

        var upper = sku.ToUpperInvariant();
        var rows = await Entries(list, upper).AsNoTracking().ToListAsync(cancellationToken);
        return ToPrices(list, upper, rows, row.Scope.Currency);
    }

    public Task<Outcome<VariantPrices>> PutAsync(
        VariantPrices prices, string? seen, CancellationToken cancellationToken) =>
        operations.RunAsync(token => PutOnceAsync(prices, seen, token), cancellationToken);

    private async Task<Outcome<VariantPrices>> PutOnceAsync(
        VariantPrices prices, string? seen, CancellationToken cancellationToken)
    {
        var list = await FindListAsync(prices.List, cancellationToken);
        var wanted = prices with { Sku = prices.Sku.ToUpperInvariant() };
        var refusal = list is null ? PriceRules.UnknownList(prices.List)
            : !(await catalog.KnownSkusAsync([wanted.Sku], cancellationToken)).Contains(wanted.Sku)
                ? PriceRules.UnknownSku(prices.Sku)
            : Refuse(wanted.Entries, list.Scope.Currency);
        if (refusal is not null)
        {
            return refusal;
        }

        // Of two editors at once the second waits here, and is told.
        await operations.TakeTurnAsync(PriceRules.TurnOf(wanted.List), cancellationToken);
        var rows = await Entries(wanted.List, wanted.Sku).ToListAsync(cancellationToken);
        if (seen is not null && seen != ToPrices(wanted.List, wanted.Sku, rows, list!.Scope.Currency).Version)
        {
            return PriceRules.Stale(wanted);
        }

        Write(wanted, rows.ToDictionary(row => row.MinQuantity));
        return wanted;
    }

    private void Write(VariantPrices wanted, Dictionary<decimal, PriceEntryRow> rows)
    {
        foreach (var entry in wanted.Entries)
        {
            if (rows.Remove(entry.MinQuantity.Value, out var row))
            {
                (row.Price, row.ListPrice) = (entry.Price.Amount, entry.ListPrice?.Amount);
            }
            else
            {
                database.Add(entry.ToRow(wanted.List, wanted.Sku));
            }
        }

        database.RemoveRange(rows.Values);
    }

    private Task<PriceListRow?> FindListAsync(string list, CancellationToken cancellationToken) =>
        database.Set<PriceListRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == list, cancellationToken);

    private IQueryable<PriceEntryRow> Entries(string list, string sku) =>
        database.Set<PriceEntryRow>().Where(entry => entry.PriceList == list && entry.Sku == sku);

    private static VariantPrices ToPrices(
        string list, string sku, IEnumerable<PriceEntryRow> rows, Currency currency) =>
        new(list, sku, [.. rows.OrderBy(row => row.MinQuantity).Select(row => row.ToEdit(currency))]);

    private static Refusal? Refuse(IReadOnlyList<PriceEntryEdit> entries, Currency currency)
    {
        if (entries.Count > MaxEntries || entries.DistinctBy(entry => entry.MinQuantity).Count() != entries.Count)
        {
            return Refusal.Of(RefusalKind.Rule, "price.bad-quantities");
        }

        return entries.Select(entry => PriceRules.Entry(entry, currency).Refusal)
            .FirstOrDefault(refusal => refusal is not null);
    }
}
