using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Promotions;

/// <summary>DELETE /promotions/{code}: from the next publication on it is gone.</summary>
internal static class DeletePromotion
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string code, RetailDbContext database, CancellationToken cancellationToken) =>
        await database.Set<PromotionRow>().Where(row => row.Code == code).ExecuteDeleteAsync(cancellationToken) == 1
            ? TypedResults.NoContent()
            : GetPromotion.Unknown(code).ToProblem();
}
