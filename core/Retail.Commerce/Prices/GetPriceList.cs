using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Prices;

/// <summary>GET /prices/lists/{code} and the entries of one variant in it.</summary>
internal static class GetPriceList
{
    public static async Task<Results<Ok<WorkingPriceList>, ProblemHttpResult>> HandleAsync(
        string code, RetailDbContext database, CancellationToken cancellationToken)
    {
        var row = await database.Set<PriceListRow>().AsNoTracking()
            .SingleOrDefaultAsync(list => list.Code == code, cancellationToken);
        if (row is null)
        {
            return PriceRules.UnknownList(code).ToProblem();
        }

        var entries = await database.Set<PriceEntryRow>()
            .CountAsync(entry => entry.PriceList == code, cancellationToken);
        return TypedResults.Ok(new WorkingPriceList(code, row.Scope, entries));
    }

    /// <summary>GET /prices/lists/{code}/entries/{sku}; none when the list has no price for it.</summary>
    public static async Task<Results<Ok<IReadOnlyList<PriceEntryEdit>>, ProblemHttpResult>> EntriesAsync(
        string code, string sku, IWorkingPrices prices, CancellationToken cancellationToken) =>
        (await prices.GetAsync(code, sku, cancellationToken)).Select(found => found.Entries).ToOk();
}
