using Retail.Pricing.Rounding;

namespace Retail.Pricing.Promotions.Benefits;

/// <summary>A reward of sets, bundles and gifts made ready to work.</summary>
internal sealed class RewardRule(Reward reward)
{
    private readonly int steps = reward.Percent is { } percent ? Exact.Steps(percent) : 0;

    public bool Rounds => steps is > 0 and not Exact.Whole;

    /// <summary>What a set or bundle costs, or 0 when it gives something else.</summary>
    public long PriceMinor => reward.Price?.AmountMinor ?? 0;

    /// <summary>Reduces runs in canonical order that make up so many sets.</summary>
    public void Give(WorkingUnits units, List<int> chosen, long sets)
    {
        if (reward.Percent is not null)
        {
            units.ReduceLinesByPart(chosen, steps);
        }
        else if (reward.Amount is { } amount)
        {
            units.ReduceEach(chosen, amount.AmountMinor);
        }
        else if (units.Base(chosen) - (reward.Price!.Value.AmountMinor * sets) is > 0 and var off)
        {
            units.ReduceAcross(chosen, off);
        }
    }

    /// <summary>
    /// What it takes off so many cheapest of every so many is at most this part of each of them, in thousandths.
    /// </summary>
    public long Share(long baseMinor, int reduced, int used) => reward.Price is { } price
        ? Thousandths.Of(baseMinor) - (Thousandths.Of(price.AmountMinor) / used)
        : ((UnitBound(baseMinor) * reduced) + used - 1) / used;

    /// <summary>What it takes at most off one unit, in thousandths of a minor unit.</summary>
    public long UnitBound(long baseMinor) =>
        reward.Percent is not null ? Thousandths.OfPart(baseMinor, steps)
        : reward.Amount is { } amount ? Thousandths.Of(Math.Min(baseMinor, amount.AmountMinor))
        : Thousandths.Of(baseMinor);
}
