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
        var sums = Sum(goods);
        var rows = await RowsAsync(store, sums.Keys, cancellationToken);
        foreach (var (sku, quantity) in sums)
        {
            if (!rows.TryGetValue(sku, out var row))
            {
                row = new StockRow { Store = store, Sku = sku };
                database.Add(row);
            }

            row.OnHand -= quantity;
            row.Version++;
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
