using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="PercentOff"/>
internal sealed class PercentOffRule(PercentOff benefit) : BenefitRule(new TargetTest(benefit.Target))
{
    private readonly int steps = Exact.Steps(benefit.Percent);

    public override bool IsUnitByUnit =>
        benefit.Limit is null && benefit.MaxAmount is null && benefit.Place != RoundingPlace.Whole;

    public override RoundingPlace? Rounds => steps == Exact.Whole ? null : benefit.Place;

    public override long? MostMinor => benefit.MaxAmount?.AmountMinor;

    public override void Apply(WorkingUnits units)
    {
        var chosen = Limited(units, units.In(Target), benefit.Limit);
        if (chosen.Count == 0)
        {
            return;
        }

        if (benefit.MaxAmount is { } max && Off(units, chosen) > max.AmountMinor)
        {
            units.ReduceAcross(chosen, max.AmountMinor);
            return;
        }

        switch (benefit.Place)
        {
            case RoundingPlace.Line:
                units.ReduceLinesByPart(chosen, steps);
                break;
            case RoundingPlace.Unit:
                units.ReduceUnitsByPart(chosen, steps);
                break;
            case RoundingPlace.Whole:
                units.ReduceAcross(chosen, Exact.Part(units.Base(chosen), steps, units.Terms.Rounding));
                break;
        }
    }

    public override long UnitBound(CanonicalLine line, long baseMinor) => benefit.Place == RoundingPlace.Whole
        ? Thousandths.Of(baseMinor)
        : Thousandths.OfPart(baseMinor, steps);

    public override long? Share(CanonicalLine line, long baseMinor) => Thousandths.OfPart(baseMinor, steps);

    public override long MostUnits(long units) => Math.Min(units, benefit.Limit?.Units ?? units);

    /// <summary>What it would take off without its maximum, rounded where it is, to compare with it.</summary>
    private long Off(WorkingUnits units, List<int> chosen)
    {
        if (benefit.Place == RoundingPlace.Whole)
        {
            return Exact.Part(units.Base(chosen), steps, units.Terms.Rounding);
        }

        var (off, ofLine, line) = (0L, 0L, -1);
        foreach (var index in chosen)
        {
            ref var run = ref units.Runs[index];
            if (benefit.Place == RoundingPlace.Unit)
            {
                off += Exact.Part(run.BaseMinor, steps, units.Terms.Rounding) * run.Count;
                continue;
            }

            if (run.Line != line)
            {
                off += Exact.Part(ofLine, steps, units.Terms.Rounding);
                (ofLine, line) = (0, run.Line);
            }

            ofLine += run.BaseMinor * run.Count;
        }

        return off + Exact.Part(ofLine, steps, units.Terms.Rounding);
    }
}
