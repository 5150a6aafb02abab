using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Prices;

/// <summary>POST /prices/lists/{code}/imports: adds and changes prices, takes none away.</summary>
internal static class ImportPrices
{
    private static readonly string[] Required = ["sku", "min_quantity", "price"];
    private static readonly string[] Optional = ["list_price"];

    public static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> HandleAsync(
        string code,
        HttpRequest request,
        RetailDbContext database,
        Operations operations,
        ICatalogSource catalog,
        CancellationToken cancellationToken)
    {
        var list = await database.Set<PriceListRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Code == code, cancellationToken);
        if (list is null)
        {
            return PriceRules.UnknownList(code).ToProblem();
        }

        var read = await CsvImport<Row>.ReadAsync(
            request.Body, Required, Optional, row => Read(row, list.Scope.Currency), row => row.Key, cancellationToken);
        if (read.IsRefused)
        {
            return read.Refusal.ToProblem();
        }

        var import = read.Value;
        var report = await operations.RunAsync<ImportReport>(
            async token =>
            {
                import.Begin();
                await operations.TakeTurnAsync(PriceRules.TurnOf(code), token);
                foreach (var block in import.Rows.Chunk(ICatalogSource.MaxSkus))
                {
                    await WriteAsync(code, import, block, database, catalog, token);
                }

                return import.Report();
            },
            cancellationToken);
        return report.ToOk();
    }

    private static async Task WriteAsync(
        string code,
        CsvImport<Row> import,
        (long Line, Row Value)[] block,
        RetailDbContext database,
        ICatalogSource catalog,
        CancellationToken cancellationToken)
    {
        var skus = block.Select(row => row.Value.Sku).Distinct(StringComparer.Ordinal).ToList();
        var known = await catalog.KnownSkusAsync(skus, cancellationToken);
        var stored = await database.Set<PriceEntryRow>().Where(row => row.PriceList == code && skus.Contains(row.Sku))
            .ToDictionaryAsync(row => (row.Sku, row.MinQuantity), cancellationToken);
        foreach (var (line, row) in block)
        {
            import.Count(line, known.Contains(row.Sku)
                ? Write(code, row, stored.GetValueOrDefault((row.Sku, row.Entry.MinQuantity.Value)), database)
                : PriceRules.UnknownSku(row.Sku));
        }

        await database.SaveChangesAsync(cancellationToken);
        database.ChangeTracker.Clear();
    }

    private static ImportChange Write(string code, Row row, PriceEntryRow? stored, RetailDbContext database)
    {
        var (price, listPrice) = (row.Entry.Price.Amount, row.Entry.ListPrice?.Amount);
        if (stored is null)
        {
            database.Add(row.Entry.ToRow(code, row.Sku));
            return ImportChange.Added;
        }

        if (stored.Price == price && stored.ListPrice == listPrice)
        {
            return ImportChange.Unchanged;
        }

        (stored.Price, stored.ListPrice) = (price, listPrice);
        return ImportChange.Changed;
    }

    private static Outcome<Row> Read(CsvRow row, Currency currency) =>
        CodeRules.Sku(row["sku"]).Then(sku =>
        PriceRules.MinQuantity(row["min_quantity"]).Then(minQuantity =>
        PriceRules.Price(row["price"], currency).Then(price =>
        ListPrice(row["list_price"], currency).Then(listPrice =>
        PriceRules.Entry(new PriceEntryEdit(minQuantity, price, listPrice), currency)
            .Select(entry => new Row(sku, entry))))));

    private static Outcome<UnitPrice?> ListPrice(string text, Currency currency) =>
        text.Length == 0 ? (UnitPrice?)null : PriceRules.Price(text, currency).Select(price => (UnitPrice?)price);

    private sealed record Row(string Sku, PriceEntryEdit Entry)
    {
        public string Key => $"{Sku} ({Entry.MinQuantity})";
    }
}
