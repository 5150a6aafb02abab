namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="FirstAndNext"/>
internal sealed class FirstAndNextRule(FirstAndNext benefit) : BenefitRule(new TargetTest(benefit.Target))
{
    public override void Apply(WorkingUnits units)
    {
        var (line, seen) = (-1, 0);
        foreach (var start in units.In(Target))
        {
            var run = start;
            if (units.Runs[run].Line != line)
            {
                (line, seen) = (units.Runs[run].Line, 0);
                var rest = units.SplitAfter(run, 1);
                units.Runs[run].Reduce(benefit.First.AmountMinor);
                seen++;
                if (rest < 0)
                {
                    continue;
                }

                run = rest;
            }

            var count = Math.Min(units.Runs[run].Count, (benefit.MaxUnits ?? int.MaxValue) - seen);
            if (count > 0)
            {
                units.SplitAfter(run, count);
                units.Runs[run].Reduce(benefit.Next.AmountMinor);
                seen += count;
            }
        }
    }

    public override long UnitBound(CanonicalLine line, long baseMinor) =>
        AmountBound(baseMinor, Math.Max(benefit.First.AmountMinor, benefit.Next.AmountMinor));
}
