namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="FixedTotal"/>
internal sealed class FixedTotalRule(FixedTotal benefit) : BenefitRule(new TargetTest(benefit.Target))
{
    public override void Apply(WorkingUnits units)
    {
        var chosen = units.In(Target);
        var off = units.Base(chosen) - benefit.Total.AmountMinor;
        if (off > 0)
        {
            units.ReduceAcross(chosen, off);
        }
    }

    public override bool CanNever(WorkingUnits units) => units.Base(units.In(Target)) <= benefit.Total.AmountMinor;

    public override long UnitBound(CanonicalLine line, long baseMinor) => Thousandths.Of(baseMinor);
}
