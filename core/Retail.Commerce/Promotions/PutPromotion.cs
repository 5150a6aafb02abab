using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;
using Retail.Commerce.Publications;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Commerce.Promotions;

/// <summary>
/// PUT /promotions/{code}: refused for what is wrong with it alone; publishing checks it beside the others.
/// </summary>
internal static class PutPromotion
{
    public static async Task<Results<Ok<Promotion>, ProblemHttpResult>> HandleAsync(
        string code,
        Promotion promotion,
        RetailDbContext database,
        IBookSettings settings,
        ICatalogSource catalog,
        CancellationToken cancellationToken)
    {
        var refusal = CodeRules.Code(code).Then(_ => CodeRules.Name(promotion.Name)).Refusal
            ?? (promotion.Code == code ? null : CodeDiffers(code, promotion.Code))
            ?? await settings.RefuseAsync(promotion, cancellationToken);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await UnknownTargetAsync(promotion, catalog, cancellationToken) is { } unknown)
        {
            return Refusal.Of(
                RefusalKind.Rule, "promotion.unknown-target", ("target", CodeRules.Short(unknown))).ToProblem();
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

    private static Refusal CodeDiffers(string path, string body) =>
        Refusal.Of(RefusalKind.Rule, "promotion.code-differs", ("path", path), ("body", CodeRules.Short(body)));

    private static async Task<string?> UnknownTargetAsync(
        Promotion promotion, ICatalogSource catalog, CancellationToken cancellationToken)
    {
        var targets = promotion.Conditions.SelectMany(TargetsOf)
            .Concat(promotion.Benefits.SelectMany(TargetsOf)).ToList();
        var categories = await catalog.CategoriesAsync(cancellationToken);
        var unknown = targets.SelectMany(target => target.Categories)
            .Except(categories.Select(category => category.Code), StringComparer.Ordinal).FirstOrDefault();
        foreach (var skus in targets.SelectMany(target => target.Skus).Chunk(ICatalogSource.MaxSkus))
        {
            unknown ??= skus.Except(await catalog.KnownSkusAsync(skus, cancellationToken), StringComparer.Ordinal)
                .FirstOrDefault();
        }

        return unknown;
    }

    private static IReadOnlyList<Target> TargetsOf(Condition condition) => condition switch
    {
        QuantityAtLeast quantity => [quantity.Target],
        SpendAtLeast spend => [spend.Target],
        _ => [],
    };

    private static IReadOnlyList<Target> TargetsOf(Benefit benefit) => benefit switch
    {
        PercentOff percent => [percent.Target],
        AmountOff amount => [amount.Target],
        BuyGet buyGet => [buyGet.BuyTarget, buyGet.GetTarget],
        _ => [],
    };
}
