using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <summary><see cref="AmountOff"/> with <see cref="AmountSpread.EachUnit"/>.</summary>
internal sealed class EachUnitRule(AmountOff benefit) : BenefitRule
{
    private readonly TargetTest target = new(benefit.Target);

    public override IReadOnlyList<TargetTest> Targets => [target];

    public override bool IsUnitByUnit => true;

    public override void Apply(WorkingUnits units) => units.ReduceEach(units.In(target), benefit.Amount.AmountMinor);

    public override Int128 UnitBound(long priceMinor) =>
        (Int128)Math.Min(priceMinor, benefit.Amount.AmountMinor) * Exact.Whole;
}
