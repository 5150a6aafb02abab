using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;

namespace Retail.Commerce.Inventory;

/// <inheritdoc cref="IStock"/>
internal sealed class Stock(RetailDbContext database) : IStock
{
    public async Task TakeAsync(
        OrderId order, string store, IReadOnlyList<(string Sku, Quantity Quantity)> goods, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        // In the order of their SKUs, so that sales at once wait for each other and never in a circle; and in the
        // database, so that what everybody buys is counted without anybody losing a race.
        foreach (var (sku, quantity) in Sum(goods))
        {
            var known = await database.Set<StockRow>().Where(row => row.Store == store && row.Sku == sku)
                .ExecuteUpdateAsync(
                    row => row
                        .SetProperty(value => value.OnHand, value => value.OnHand - quantity)
                        .SetProperty(value => value.Version, value => value.Version + 1),
                    cancellationToken);
            if (known == 0)
            {
                database.Add(new StockRow { Store = store, Sku = sku, OnHand = -quantity, Version = 1 });
            }

            database.Add(new MovementRow
            {
                Id = Guid.CreateVersion7(at),
                Store = store,
                Sku = sku,
                Quantity = -quantity,
                Reason = "sold",
                Order = order,
                At = at,
            });
        }
    }

    public async Task<Refusal?> FindShortageAsync(
        string store, IReadOnlyList<(string Sku, Quantity Quantity)> goods, CancellationToken cancellationToken)
    {
        var sums = Sum(goods);
        var rows = await RowsAsync(store, sums.Keys, cancellationToken);
        foreach (var (sku, quantity) in sums)
        {
            var onHand = rows.GetValueOrDefault(sku)?.OnHand ?? 0;
            if (onHand < quantity)
            {
                return Refusal.Of(
                    RefusalKind.Rule,
                    "order.out-of-stock",
                    ("sku", sku),
                    ("wanted", quantity.ToString(CultureInfo.InvariantCulture)),
                    ("available", Math.Max(0, onHand).ToString("0.###", CultureInfo.InvariantCulture)),
                    ("store", store));
            }
        }

        return null;
    }

    private async Task<Dictionary<string, StockRow>> RowsAsync(
        string store, IEnumerable<string> skus, CancellationToken cancellationToken)
    {
        var wanted = skus.ToArray();
        return await database.Set<StockRow>().Where(row => row.Store == store && wanted.Contains(row.Sku))
            .ToDictionaryAsync(row => row.Sku, StringComparer.Ordinal, cancellationToken);
    }

    private static SortedDictionary<string, decimal> Sum(IReadOnlyList<(string Sku, Quantity Quantity)> goods)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (sku, quantity) in goods)
        {
            sums[sku] = sums.GetValueOrDefault(sku) + quantity.Value;
        }

        return sums;
    }
}
