using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <inheritdoc cref="Tiered"/>
internal sealed class TieredRule(Tiered benefit) : BenefitRule(new TargetTest(benefit.Target))
{
    public override RoundingPlace? Rounds =>
        benefit.Tiers.Any(tier => tier.Reward.Percent is not null) ? RoundingPlace.Line : null;

    public override void Apply(WorkingUnits units)
    {
        var chosen = units.In(Target);
        if (Reached(units, chosen)?.Reward is not { } reward)
        {
            return;
        }

        if (reward.Percent is { } percent)
        {
            units.ReduceLinesByPart(chosen, Exact.Steps(percent));
        }
        else
        {
            units.ReduceAcross(chosen, reward.Amount!.Value.AmountMinor);
        }
    }

    public override Int128 UnitBound(CanonicalLine line, long baseMinor)
    {
        Int128 most = 0;
        foreach (var tier in benefit.Tiers)
        {
            most = Int128.Max(most, tier.Reward.Percent is { } percent
                ? PartBound(baseMinor, Exact.Steps(percent))
                : AmountBound(baseMinor, tier.Reward.Amount!.Value.AmountMinor));
        }

        return most;
    }

    public override long MostUnits(long units) =>
        benefit.Basis == TierBasis.Units && units < benefit.Tiers[0].From ? 0 : units;

    public override bool CanNever(WorkingUnits units) => Reached(units, units.In(Target)) is null;

    public override long Missing(WorkingUnits units) =>
        benefit.Basis == TierBasis.Units && Reached(units, units.In(Target)) is null
            ? benefit.Tiers[0].From - Counted(units, units.In(Target))
            : 0;

    private Tier? Reached(WorkingUnits units, List<int> chosen)
    {
        var counted = Counted(units, chosen);
        Tier? reached = null;
        foreach (var tier in benefit.Tiers)
        {
            reached = tier.From <= counted ? tier : reached;
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
}
