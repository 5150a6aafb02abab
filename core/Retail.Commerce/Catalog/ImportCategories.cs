using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>
/// POST /catalog/imports/categories; a parent stands above its children in the file or is there already.
/// </summary>
internal static class ImportCategories
{
    private static readonly string[] Required = ["code", "name_en", "name_es"];

    // The demo's file says there by which words its categories were made.
    private static readonly string[] Optional = ["parent", "keywords"];

    public static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, Operations operations, CategoryWriter writer, CancellationToken cancellationToken)
    {
        var read = await CsvImport<Row>.ReadAsync(
            request.Body, Required, Optional, Read, row => row.Code, cancellationToken);
        if (read.IsRefused)
        {
            return read.Refusal.ToProblem();
        }

        var import = read.Value;
        var report = await operations.RunAsync<ImportReport>(
            async token =>
            {
                import.Begin();
                var outcomes = await writer.ApplyAsync(
                    [.. import.Rows.Select(row => (row.Value.Code, row.Value.Edit))], token);
                foreach (var ((line, _), outcome) in import.Rows.Zip(outcomes))
                {
                    import.Count(line, outcome);
                }

                return import.Report();
            },
            cancellationToken);
        return report.ToOk();
    }

    private static Outcome<Row> Read(CsvRow row) =>
        CodeRules.Code(row["code"]).Then(code =>
        CodeRules.Name(row["name_en"], row["name_es"]).Select(name =>
            new Row(code, new CategoryEdit(name, row["parent"].Length == 0 ? null : row["parent"]))));

    private sealed record Row(string Code, CategoryEdit Edit);
}
