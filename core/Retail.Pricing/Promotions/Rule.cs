using Retail.Pricing.Promotions.Benefits;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>A promotion made ready to be applied. Made once per book; knows nothing of a basket.</summary>
internal sealed class Rule
{
    /// <param name="promotion">The promotion.</param>
    /// <param name="rank">Its place among all of the book by priority (higher first), then code.</param>
    /// <param name="lane">Its lane's place.</param>
    public Rule(Promotion promotion, int rank, int lane)
    {
        (Promotion, Rank, Lane) = (promotion, rank, lane);
        Scope = new Scope(promotion.Channels, promotion.Stores, promotion.Groups, promotion.From, promotion.Until);
        Conditions = [.. promotion.Conditions.Select(ConditionRule.For)];
        Benefits = [.. promotion.Benefits.Where(benefit => benefit is not ShippingOff).Select(BenefitRule.For)];
        Shipping = [.. promotion.Benefits.OfType<ShippingOff>().Select(benefit => new ShippingRule(benefit))];
        IsUnitByUnit = Array.TrueForAll(Benefits, benefit => benefit.IsUnitByUnit);
        BenefitTargets = [.. Benefits.SelectMany(benefit => benefit.Targets)];
        Targets = [.. BenefitTargets, .. Conditions.Select(condition => condition.Target).OfType<TargetTest>()];
        foreach (var (index, target) in Targets.Index())
        {
            target.Place = index + 1;
        }

        TargetsOfAll = [.. Targets.Where(target => target.MeansAll)];
    }

    public Promotion Promotion { get; }

    public int Rank { get; }

    public int Lane { get; }

    public string Code => Promotion.Code;

    public Scope Scope { get; }

    public ConditionRule[] Conditions { get; }

    /// <summary>What it gives on goods.</summary>
    public BenefitRule[] Benefits { get; }

    /// <summary>What it gives on shipping.</summary>
    public ShippingRule[] Shipping { get; }

    public bool IsUnitByUnit { get; }

    /// <summary>The targets whose units it can use, and behind them those that its conditions count.</summary>
    public TargetTest[] Targets { get; }

    public TargetTest[] BenefitTargets { get; }

    /// <summary>The targets that name nothing, which is everything.</summary>
    public TargetTest[] TargetsOfAll { get; }
}
