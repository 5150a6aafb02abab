using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="FixedPrice"/>
internal sealed class FixedPriceRule(FixedPrice benefit) : BenefitRule(new TargetTest(benefit.Target))
{
    public override bool IsUnitByUnit => benefit.Limit is null;

    public override void Apply(WorkingUnits units)
    {
        foreach (var run in Limited(units, units.In(Target), benefit.Limit))
        {
            ref var unit = ref units.Runs[run];
            if (Off(units.LineOf(unit), unit.BaseMinor) is > 0 and var off)
            {
                unit.Reduce(off);
            }
        }
    }

    public override long UnitBound(CanonicalLine line, long baseMinor) =>
        Thousandths.Of(Math.Max(0, Off(line, baseMinor)));

    public override long MostUnits(long units) => Math.Min(units, benefit.Limit?.Units ?? units);

    /// <summary>What is measured has its price by the kilogram, litre or metre.</summary>
    private long Off(CanonicalLine line, long baseMinor) => baseMinor - (line.IsPieces
        ? benefit.Price.AmountMinor
        : Exact.Divide(
            (Int128)(line.Quantity.Value * 1_000m) * benefit.Price.AmountMinor, 1_000, RoundingMode.HalfUp));
}
