using Retail.Abstractions.Catalog;
using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>A promotion made ready to be applied. Made once per book; knows nothing of a basket.</summary>
/// <param name="promotion">The promotion.</param>
/// <param name="rank">Its place among all of the book by priority (higher first), then code.</param>
internal sealed class Rule(Promotion promotion, int rank)
{
    public Promotion Promotion => promotion;

    public string Code => promotion.Code;

    public int Rank => rank;

    public Scope Scope { get; } =
        new(promotion.Channels, promotion.Stores, promotion.Groups, promotion.From, promotion.Until);

    public IReadOnlyList<ConditionRule> Conditions { get; } = [.. promotion.Conditions.Select(ConditionRule.For)];

    public IReadOnlyList<BenefitRule> Benefits { get; } = [.. promotion.Benefits.Select(BenefitRule.For)];

    public bool IsUnitByUnit { get; } = promotion.Benefits.All(benefit => BenefitRule.For(benefit).IsUnitByUnit);

    /// <summary>Whether it can use units of this variant.</summary>
    public bool Touches(Variant variant)
    {
        foreach (var benefit in Benefits)
        {
            if (Touches(benefit, variant))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The benefits that can use units of this variant.</summary>
    public IEnumerable<BenefitRule> BenefitsFor(Variant variant) =>
        Benefits.Where(benefit => Touches(benefit, variant));

    private static bool Touches(BenefitRule benefit, Variant variant)
    {
        foreach (var target in benefit.Targets)
        {
            if (target.Holds(variant))
            {
                return true;
            }
        }

        return false;
    }
}
