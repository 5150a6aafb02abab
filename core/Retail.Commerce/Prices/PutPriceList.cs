using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;
using Retail.Commerce.Publications;

namespace Retail.Commerce.Prices;

/// <summary>PUT /prices/lists/{code}</summary>
internal static class PutPriceList
{
    public static async Task<Results<Ok<WorkingPriceList>, ProblemHttpResult>> HandleAsync(
        string code,
        PriceListEdit edit,
        RetailDbContext database,
        Operations operations,
        IBookSettings settings,
        CancellationToken cancellationToken)
    {
        var book = await settings.GetAsync(cancellationToken);
        var scope = CodeRules.Code(code).Then(_ => book).Then(known => PriceRules.Scope(edit, known.Currency));
        if (scope.IsRefused)
        {
            return scope.Refusal.ToProblem();
        }

        var written = await operations.RunAsync<WorkingPriceList>(
            async token =>
            {
                var row = await database.Set<PriceListRow>().FindAsync([code], token);
                if (row is null)
                {
                    database.Add(new PriceListRow { Code = code, Scope = edit });
                }
                else
                {
                    row.Scope = edit;
                }

                var entries = await database.Set<PriceEntryRow>().CountAsync(entry => entry.PriceList == code, token);
                return new WorkingPriceList(code, edit, entries);
            },
            cancellationToken);
        return written.ToOk();
    }
}
