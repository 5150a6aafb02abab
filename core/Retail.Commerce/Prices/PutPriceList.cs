using Microsoft.AspNetCore.Http;
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
        IBookSettings settings,
        CancellationToken cancellationToken)
    {
        var book = await settings.GetAsync(cancellationToken);
        var scope = CodeRules.Code(code).Then(_ => book).Then(known => PriceRules.Scope(edit, known.Currency));
        if (scope.IsRefused)
        {
            return scope.Refusal.ToProblem();
        }

        var row = await database.Set<PriceListRow>().FindAsync([code], cancellationToken);
        if (row is null)
        {
            database.Add(new PriceListRow { Code = code, Scope = edit });
        }
        else
        {
            row.Scope = edit;
        }

        await database.SaveChangesAsync(cancellationToken);
        var entries = await database.Set<PriceEntryRow>()
            .CountAsync(entry => entry.PriceList == code, cancellationToken);
        return TypedResults.Ok(new WorkingPriceList(code, edit, entries));
    }
}
