using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;
using Retail.Pricing.Taxes;

namespace Retail.Commerce.Catalog;

/// <summary>PUT /catalog/tax-categories/{code}; the rate counts from the next publication on.</summary>
internal static class PutTaxCategory
{
    public static async Task<Results<Ok<TaxRate>, ProblemHttpResult>> HandleAsync(
        string code,
        TaxCategoryEdit edit,
        RetailDbContext database,
        Operations operations,
        CancellationToken cancellationToken)
    {
        var valid = CodeRules.Code(code).Then(_ => CatalogRules.Percent(edit.Percent));
        if (valid.IsRefused)
        {
            return valid.Refusal.ToProblem();
        }

        var written = await operations.RunAsync<TaxRate>(
            async token =>
            {
                var row = await database.Set<TaxCategoryRow>().FindAsync([code], token);
                if (row is null)
                {
                    database.Add(new TaxCategoryRow { Code = code, Percent = edit.Percent });
                }
                else
                {
                    row.Percent = edit.Percent;
                }

                return new TaxRate(code, edit.Percent);
            },
            cancellationToken);
        return written.ToOk();
    }
}
