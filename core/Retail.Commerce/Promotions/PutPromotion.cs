using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Publications;
using Retail.Pricing;
using Retail.Pricing.Promotions;

namespace Retail.Commerce.Promotions;

/// <summary>PUT /promotions/{code}: refused for what is wrong with it alone; publishing checks it beside the others.</summary>
internal static class PutPromotion
{
    public static async Task<Results<Ok<Promotion>, ProblemHttpResult>> HandleAsync(
        string code, Promotion promotion, RetailDbContext database, IBookSettings settings, CancellationToken cancellationToken)
    {
        var book = await settings.GetAsync(cancellationToken);
        var valid = CatalogRules.Code(code)
            .Then(_ => promotion.Code == code
                ? CatalogRules.Name(promotion.Name)
                : Refusal.Of(RefusalKind.Rule, "promotion.code-differs", ("path", code), ("body", CatalogRules.Short(promotion.Code))))
            .Then(_ => book)
            .Then(known => PriceBook.Build(new BookContent(1, known, [], [promotion], []), NoVariants.Instance));
        if (valid.IsRefused)
        {
            return valid.Refusal.ToProblem();
        }

        var row = await database.Set<PromotionRow>().FindAsync([code], cancellationToken);
        if (row is null)
        {
            database.Add(new PromotionRow { Code = code, Promotion = promotion });
        }
        else
        {
            row.Promotion = promotion;
        }

        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(promotion);
    }
}
