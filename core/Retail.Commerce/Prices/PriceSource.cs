using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Pricing.Prices;

namespace Retail.Commerce.Prices;

internal sealed class PriceSource(RetailDbContext database) : IPriceSource
{
    public async Task<IReadOnlyList<(PriceList List, Currency Currency)>> ListsAsync(
        CancellationToken cancellationToken)
    {
        var rows = await database.Set<PriceListRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal)
            .Select(row => (ToList(row), row.Scope.Currency))];
    }

    public async Task<ILookup<string, PriceEntry>> EntriesAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Set<PriceEntryRow>().AsNoTracking().ToListAsync(cancellationToken);
        return rows.ToLookup(
            row => row.Sku,
            row => new PriceEntry(row.PriceList, row.MinQuantity, row.Price, row.ListPrice),
            StringComparer.Ordinal);
    }

    private static PriceList ToList(PriceListRow row) => new(
        row.Code,
        row.Scope.Channels,
        row.Scope.Stores,
        row.Scope.Groups,
        row.Scope.From,
        row.Scope.Until,
        row.Scope.Priority);
}
