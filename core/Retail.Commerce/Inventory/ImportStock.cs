using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Inventory;

/// <summary>POST /inventory/imports: what was counted; the difference becomes a movement.</summary>
internal static class ImportStock
{
    private const decimal MaxCounted = 9_999_999m;
    private const int MaxScale = 3;
    private static readonly string[] Required = ["store", "sku", "quantity"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/inventory/imports", HandleAsync).Allow(AccessRule.Needs(Permission.EditStock)).TakesCsv();

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        RetailDbContext database,
        ICatalogSource catalog,
        IStores stores,
        Operations operations,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var read = await CsvImport<Row>.ReadAsync(
            request.Body, Required, [], Read, row => $"{row.Store} {row.Sku}", cancellationToken);
        if (read.IsRefused)
        {
            return read.Refusal.ToProblem();
        }

        var import = read.Value;
        var report = await operations.RunAsync<ImportReport>(
            async token =>
            {
                import.Begin();
                foreach (var group in import.Rows.GroupBy(row => row.Value.Store, StringComparer.Ordinal))
                {
                    var known = !(await stores.GetAsync(group.Key, token)).IsRefused;
                    foreach (var block in group.Chunk(ICatalogSource.MaxSkus))
                    {
                        await WriteAsync(import, group.Key, known, block, database, catalog, clock.GetUtcNow(), token);
                    }
                }

                return import.Report();
            },
            cancellationToken);
        return report.ToOk();
    }

    private static async Task WriteAsync(
        CsvImport<Row> import,
        string store,
        bool knownStore,
        (long Line, Row Value)[] block,
        RetailDbContext database,
        ICatalogSource catalog,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var skus = block.Select(row => row.Value.Sku).ToList();
        var known = await catalog.KnownSkusAsync(skus, cancellationToken);
        // Taken before they are read, so that a sale at the same time waits a moment instead of undoing the import.
        var rows = database.Set<StockRow>().Where(row => row.Store == store && skus.Contains(row.Sku));
        await rows.ExecuteUpdateAsync(
            row => row.SetProperty(value => value.Version, value => value.Version + 1), cancellationToken);
        var stored = await rows.ToDictionaryAsync(row => row.Sku, StringComparer.Ordinal, cancellationToken);
        foreach (var (line, row) in block)
        {
            import.Count(line, !knownStore ? Refusal.Of(RefusalKind.Rule, "stock.unknown-store", ("store", store))
                : !known.Contains(row.Sku) ? Refusal.Of(RefusalKind.Rule, "stock.unknown-sku", ("sku", row.Sku))
                : Write(row, stored.GetValueOrDefault(row.Sku), database, now));
        }

        await database.SaveChangesAsync(cancellationToken);
        database.ChangeTracker.Clear();
    }

    private static ImportChange Write(Row counted, StockRow? stored, RetailDbContext database, DateTimeOffset now)
    {
        var difference = counted.Quantity - (stored?.OnHand ?? 0);
        if (stored is not null && difference == 0)
        {
            return ImportChange.Unchanged;
        }

        var change = stored is null ? ImportChange.Added : ImportChange.Changed;
        if (stored is null)
        {
            stored = new StockRow { Store = counted.Store, Sku = counted.Sku };
            database.Add(stored);
        }

        stored.OnHand = counted.Quantity;
        stored.Version++;
        database.Add(new MovementRow
        {
            Id = Guid.CreateVersion7(now),
            Store = counted.Store,
            Sku = counted.Sku,
            Quantity = difference,
            Reason = "counted",
            At = now,
        });
        return change;
    }

    private static Outcome<Row> Read(CsvRow row) => CodeRules.Sku(row["sku"]).Then(sku =>
        decimal.TryParse(row["quantity"], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var quantity) &&
        Math.Abs(quantity) <= MaxCounted && quantity.Scale <= MaxScale
            ? new Row(row["store"], sku, quantity)
            : (Outcome<Row>)Refusal.Of(
                RefusalKind.Rule, "stock.bad-quantity",
                ("quantity", row["quantity"].Length <= 40 ? row["quantity"] : row["quantity"][..40])));

    private sealed record Row(string Store, string Sku, decimal Quantity);
}
