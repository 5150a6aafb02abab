using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="Tiered"/>
internal sealed class TieredRule(Tiered benefit) : BenefitRule(new TargetTest(benefit.Target))
{
    private readonly Level[] levels = [.. benefit.Tiers.Select(tier => new Level(
        tier.From, tier.Reward.Percent is { } percent ? Exact.Steps(percent) : null, tier.Reward.Amount?.AmountMinor))];

    public override RoundingPlace? Rounds { get; } =
        benefit.Tiers.Any(tier => tier.Reward.Percent is not null) ? RoundingPlace.Line : null;

    public override void Apply(WorkingUnits units)
    {
        var chosen = units.In(Target);
        switch (Reached(units, chosen))
        {
            case { Steps: { } steps }:
                units.ReduceLinesByPart(chosen, steps);
                break;
            case { AmountMinor: { } amount }:
                units.ReduceAcross(chosen, amount);
                break;
        }
    }

    public override long UnitBound(CanonicalLine line, long baseMinor)
    {
        var most = 0L;
        foreach (var level in levels)
        {
            most = Math.Max(most, level.Steps is { } steps
                ? Thousandths.OfPart(baseMinor, steps)
                : AmountBound(baseMinor, level.AmountMinor ?? 0));
        }

        return most;
    }

    public override long MostUnits(long units) =>
        benefit.Basis == TierBasis.Units && units < levels[0].From ? 0 : units;

    public override bool CanNever(WorkingUnits units) => Reached(units, units.In(Target)) is null;

    public override long Missing(WorkingUnits units) =>
        benefit.Basis == TierBasis.Units && Reached(units, units.In(Target)) is null
            ? levels[0].From - Counted(units, units.In(Target))
            : 0;

    private Level? Reached(WorkingUnits units, List<int> chosen)
    {
        var counted = Counted(units, chosen);
        Level? reached = null;
        foreach (var level in levels)
        {
            reached = level.From <= counted ? level : reached;
        }

        return chosen.Count == 0 ? null : reached;
    }

    private long Counted(WorkingUnits units, List<int> chosen)
    {
        if (benefit.Basis == TierBasis.Spend)
        {
            return units.Base(chosen);
        }

        var count = 0L;
        foreach (var run in chosen)
        {
            count += units.Runs[run].Count;
        }

        return count;
    }

    /// <summary>A tier made ready: a part or an amount.</summary>
    private sealed record Level(long From, int? Steps, long? AmountMinor);
}
