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
        string code, RetailDbContext database, Operations operations, CancellationToken cancellationToken)
    {
        var gone = await operations.RunAsync<string>(
            async token =>
            {
                var promotion = database.Set<PromotionRow>().Where(row => row.Code == code);
                return await promotion.ExecuteDeleteAsync(token) == 1 ? code : GetPromotion.Unknown(code);
            },
            cancellationToken);
        return gone.IsRefused ? gone.Refusal.ToProblem() : TypedResults.NoContent();
    }
}
