using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="PercentOff"/>
internal sealed class PercentOffRule(PercentOff benefit) : BenefitRule
{
    private readonly TargetTest target = new(benefit.Target);
    private readonly int steps = Exact.Steps(benefit.Percent);

    public override IReadOnlyList<TargetTest> Targets => [target];

    public override bool IsUnitByUnit => true;

    public override bool Rounds => steps != Exact.Whole;

    public override void Apply(WorkingUnits units) => units.ReduceByPart(units.In(target), steps);

    public override Int128 UnitBound(long priceMinor) => (Int128)priceMinor * steps;
}
