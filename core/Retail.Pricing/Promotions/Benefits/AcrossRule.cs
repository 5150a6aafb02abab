namespace Retail.Pricing.Promotions.Benefits;

/// <summary><see cref="AmountOff"/> with <see cref="AmountSpread.Across"/>.</summary>
internal sealed class AcrossRule(AmountOff benefit) : BenefitRule
{
    private readonly TargetTest target = new(benefit.Target);

    public override IReadOnlyList<TargetTest> Targets => [target];

    public override bool IsUnitByUnit => false;

    public long AmountMinor => benefit.Amount.AmountMinor;

    public override void Apply(WorkingUnits units) => units.ReduceAcross(units.In(target), AmountMinor);
}
