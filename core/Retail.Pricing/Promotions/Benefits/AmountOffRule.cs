namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="AmountOff"/>
internal sealed class AmountOffRule(AmountOff benefit) : BenefitRule(new TargetTest(benefit.Target))
{
    private readonly long amountMinor = benefit.Amount.AmountMinor;

    public override bool IsUnitByUnit => benefit.Spread == AmountSpread.EachUnit && benefit.Limit is null;

    public override long? MostMinor => benefit.Spread == AmountSpread.Across ? amountMinor : null;

    public override void Apply(WorkingUnits units)
    {
        var chosen = Limited(units, units.In(Target), benefit.Limit);
        switch (benefit.Spread)
        {
            case AmountSpread.EachUnit:
                units.ReduceEach(chosen, amountMinor);
                break;
            case AmountSpread.EachLine:
                units.ReduceLines(chosen, amountMinor);
                break;
            case AmountSpread.Across:
                units.ReduceAcross(chosen, amountMinor);
                break;
        }
    }

    public override long UnitBound(CanonicalLine line, long baseMinor) => AmountBound(baseMinor, amountMinor);

    public override long MostUnits(long units) => Math.Min(units, benefit.Limit?.Units ?? units);
}
