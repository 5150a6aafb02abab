using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>POST /catalog/imports/catalog</summary>
internal static class ImportVariants
{
    private static readonly string[] Required = ["sku", "name", "category", "unit", "tax_category", "gtins"];
    private static readonly string[] Optional = ["name_es", "product"];

    public static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        RetailDbContext database,
        Operations operations,
        VariantWriter writer,
        CancellationToken cancellationToken)
    {
        var read = await CsvImport<Row>.ReadAsync(
            request.Body, Required, Optional, Read, row => row.Sku, cancellationToken);
        if (read.IsRefused)
        {
            return read.Refusal.ToProblem();
        }

        var import = read.Value;
        var report = await operations.RunAsync<ImportReport>(
            async token =>
            {
                import.Begin();
                foreach (var block in import.Rows.Chunk(ICatalogSource.MaxSkus))
                {
                    var outcomes = await writer.ApplyAsync(
                        [.. block.Select(row => (row.Value.Sku, row.Value.Edit))], token);
                    await database.SaveChangesAsync(token);
                    database.ChangeTracker.Clear();
                    foreach (var ((line, _), outcome) in block.Zip(outcomes))
                    {
                        import.Count(line, outcome);
                    }
                }

                return import.Report();
            },
            cancellationToken);
        return report.ToOk();
    }

    private static Outcome<Row> Read(CsvRow row) =>
        CodeRules.Sku(row["sku"]).Then(sku =>
        CodeRules.Sku(row["product"].Length == 0 ? sku : row["product"]).Then(product =>
        CodeRules.Name(row["name"], row["name_es"]).Then(name =>
        CatalogRules.Unit(row["unit"]).Then(unit =>
        CatalogRules.Gtins(row["gtins"]).Select(gtins =>
            new Row(sku, new VariantEdit(name, row["category"], unit, row["tax_category"], gtins, product)))))));

    private sealed record Row(string Sku, VariantEdit Edit);
}
