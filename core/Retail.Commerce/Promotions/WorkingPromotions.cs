using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Import;
using Retail.Commerce.Publications;
using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Commerce.Promotions;

internal sealed class WorkingPromotions(
    RetailDbContext database,
    Operations operations,
    IPromotionSource source,
    IBookSettings settings,
    ICatalogSource catalog)
        : IWorkingPromotions
{
    public async Task<IReadOnlyList<WorkingPromotion>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await source.ReadAsync(cancellationToken)).Select(promotion => new WorkingPromotion(promotion))];

    public async Task<Outcome<WorkingPromotion>> GetAsync(string code, CancellationToken cancellationToken) =>
        await database.Set<PromotionRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is { } row
            ? new WorkingPromotion(row.Promotion)
            : GetPromotion.Unknown(code);

    public async Task<Outcome<WorkingPromotion>> PutAsync(
        Promotion promotion, string? seen, CancellationToken cancellationToken)
    {
        return await RefuseAsync(promotion, cancellationToken) is { } refusal
            ? refusal
            : await operations.RunAsync(token => PutOnceAsync(promotion, seen, token), cancellationToken);
    }

    private async Task<Outcome<WorkingPromotion>> PutOnceAsync(
        Promotion promotion, string? seen, CancellationToken cancellationToken)
    {
        // Of two editors at once the second waits here, and is told.
        await operations.TakeTurnAsync($"promotion/{promotion.Code}", cancellationToken);
        var row = await database.Set<PromotionRow>()
            .SingleOrDefaultAsync(one => one.Code == promotion.Code, cancellationToken);
        if (seen is not null &&
            seen != (row is null ? IWorkingPromotions.New : new WorkingPromotion(row.Promotion).Version))
        {
            return Stale(promotion.Code);
        }

        if (row is null)
        {
            database.Add(new PromotionRow { Code = promotion.Code, Promotion = promotion });
        }
        else
        {
            row.Promotion = promotion;
        }

        return new WorkingPromotion(promotion);
    }

    private static Refusal Stale(string code) => Refusal.Of(RefusalKind.Stale, "promotion.stale", ("code", code));

    private async Task<Refusal?> RefuseAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        var refusal = CodeRules.Code(promotion.Code).Then(_ => CodeRules.Name(promotion.Name)).Refusal
            ?? await settings.RefuseAsync(promotion, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        return await UnknownTargetAsync(promotion, cancellationToken) is { } unknown
            ? Refusal.Of(RefusalKind.Rule, "promotion.unknown-target", ("target", CodeRules.Short(unknown)))
            : null;
    }

    private async Task<string?> UnknownTargetAsync(Promotion promotion, CancellationToken cancellationToken)
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
