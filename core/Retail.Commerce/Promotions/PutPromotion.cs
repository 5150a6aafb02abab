using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Http;
using Retail.Commerce.Import;
using Retail.Pricing.Promotions;

namespace Retail.Commerce.Promotions;

/// <summary>
/// PUT /promotions/{code}: refused for what is wrong with it alone; publishing checks it beside the others.
/// </summary>
internal static class PutPromotion
{
    public static async Task<Results<Ok<Promotion>, ProblemHttpResult>> HandleAsync(
        string code, Promotion promotion, IWorkingPromotions promotions, CancellationToken cancellationToken)
    {
        var named = CodeRules.Code(code).Then(_ => CodeRules.Name(promotion.Name)).Refusal;
        if ((named ?? (promotion.Code == code ? null : CodeDiffers(code, promotion.Code))) is { } refusal)
        {
            return refusal.ToProblem();
        }

        return (await promotions.PutAsync(promotion, seen: null, cancellationToken))
            .Select(written => written.Promotion).ToOk();
    }

    private static Refusal CodeDiffers(string path, string body) =>
        Refusal.Of(RefusalKind.Rule, "promotion.code-differs", ("path", path), ("body", CodeRules.Short(body)));
}
