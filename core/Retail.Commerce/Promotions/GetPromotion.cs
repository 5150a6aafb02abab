using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Http;
using Retail.Commerce.Import;
using Retail.Pricing.Promotions;

namespace Retail.Commerce.Promotions;

/// <summary>GET /promotions/{code}</summary>
internal static class GetPromotion
{
    public static async Task<Results<Ok<Promotion>, ProblemHttpResult>> HandleAsync(
        string code, IWorkingPromotions promotions, CancellationToken cancellationToken) =>
        (await promotions.GetAsync(code, cancellationToken)).Select(found => found.Promotion).ToOk();

    /// <summary>GET /promotions</summary>
    public static async Task<Ok<IReadOnlyList<Promotion>>> ListAsync(
        IPromotionSource promotions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await promotions.ReadAsync(cancellationToken));

    public static Refusal Unknown(string code) =>
        Refusal.Of(RefusalKind.NotFound, "promotion.unknown", ("code", CodeRules.Short(code)));
}
