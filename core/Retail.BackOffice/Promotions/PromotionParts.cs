using Retail.Pricing.Promotions;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.BackOffice.Promotions;

/// <summary>The parts of a promotion that the form has fields for; the others are kept as they are.</summary>
internal static class PromotionParts
{
    public static PromotionKind KindOf(Promotion promotion) => promotion.Benefits is not [var benefit]
        ? PromotionKind.Other
        : benefit switch
        {
            PercentOff => PromotionKind.Percent,
            AmountOff => PromotionKind.Amount,
            BuyGet buyGet when buyGet.Percent == 100 && IsSame(buyGet.BuyTarget, buyGet.GetTarget) =>
                PromotionKind.TakePay,
            _ => PromotionKind.Other,
        };

    /// <summary>What the promotion is about, when one target says it.</summary>
    public static Target? TargetOf(Promotion promotion) => promotion.Benefits is not [var benefit]
        ? null
        : benefit switch
        {
            PercentOff percent => percent.Target,
            AmountOff amount => amount.Target,
            BuyGet buyGet => buyGet.BuyTarget,
            _ => null,
        };

    public static CouponEntered? CouponOf(Promotion promotion) =>
        promotion.Conditions.OfType<CouponEntered>().FirstOrDefault();

    /// <summary>The spending that is asked for over the whole basket.</summary>
    public static SpendAtLeast? SpendOf(Promotion promotion) => promotion.Conditions.OfType<SpendAtLeast>()
        .FirstOrDefault(spend => IsSame(spend.Target, Target.Everything));

    /// <summary>Conditions that the form has no field for.</summary>
    public static IEnumerable<Condition> Others(Promotion promotion) => promotion.Conditions
        .Where(condition => !ReferenceEquals(condition, CouponOf(promotion)) &&
            !ReferenceEquals(condition, SpendOf(promotion)));

    /// <summary>Whether it has something that the form does not show.</summary>
    public static bool HasMore(Promotion promotion) =>
        KindOf(promotion) == PromotionKind.Other || Others(promotion).Any() ||
        promotion.Channels.Count + promotion.Stores.Count + promotion.Groups.Count > 0 ||
        promotion.Benefits is [BuyGet { MaxTimes: not null }];

    private static bool IsSame(Target one, Target other) =>
        one.Skus.Order(StringComparer.Ordinal).SequenceEqual(other.Skus.Order(StringComparer.Ordinal)) &&
        one.Categories.Order(StringComparer.Ordinal).SequenceEqual(other.Categories.Order(StringComparer.Ordinal));
}
