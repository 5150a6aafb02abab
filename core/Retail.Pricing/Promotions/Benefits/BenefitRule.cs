namespace Retail.Pricing.Promotions.Benefits;

/// <summary>A benefit made ready to work. Made once per book; knows nothing of a basket.</summary>
/// <param name="targets">Every target whose units it may use.</param>
internal abstract class BenefitRule(params TargetTest[] targets)
{
    /// <summary>Every target whose units it may use.</summary>
    public TargetTest[] Targets => targets;

    /// <summary>The first of them, where there is but one.</summary>
    protected TargetTest Target => targets[0];

    /// <summary>
    /// Whether it reduces unit by unit, so that any units of its target may be given to it. What needs several units
    /// together (a bundle, an amount across, so many units only) takes what is left by its own rule instead.
    /// </summary>
    public virtual bool IsUnitByUnit => false;

    /// <summary>Reduces and marks the units that it uses.</summary>
    public abstract void Apply(WorkingUnits units);

    /// <summary>
    /// An upper bound of what it takes off one unit of these, before rounding, in thousandths of a minor unit.
    /// </summary>
    public abstract long UnitBound(CanonicalLine line, long baseMinor);

    /// <summary>
    /// Shares of units such that what it takes off is never more than the shares of all units that it uses, in
    /// thousandths of a minor unit; null when it takes off an amount however many units it uses.
    /// </summary>
    public virtual long? Share(CanonicalLine line, long baseMinor) =>
        MostMinor is null ? UnitBound(line, baseMinor) : null;

    /// <summary>An upper bound of the units that it reduces among so many.</summary>
    public virtual long MostUnits(long units) => units;

    /// <summary>
    /// How many units it reduces at once at most, how many more it uses for that at least without reducing them, and
    /// what of the reduced ones is paid all the same.
    /// </summary>
    public virtual (int Reduced, int Used, long PaidMinor) Shape => (1, 0, 0);

    /// <summary>An upper bound of what it takes off in all, in minor units; null for any amount.</summary>
    public virtual long? MostMinor => null;

    /// <summary>
    /// Whether it rounds, so that a line's amount may be above the exact one, and whether it does so on each unit.
    /// </summary>
    public virtual RoundingPlace? Rounds => null;

    /// <summary>Whether it does nothing with these units and would not with fewer either.</summary>
    public virtual bool CanNever(WorkingUnits units) => Missing(units) > 0;

    /// <summary>How many pieces more it needs to do anything, or 0 when that is not what it lacks.</summary>
    public virtual long Missing(WorkingUnits units) => 0;

    /// <summary>The benefit's rule.</summary>
    public static BenefitRule For(Benefit benefit) => benefit switch
    {
        PercentOff percent => new PercentOffRule(percent),
        AmountOff amount => new AmountOffRule(amount),
        FixedPrice price => new FixedPriceRule(price),
        FixedTotal total => new FixedTotalRule(total),
        FirstAndNext amounts => new FirstAndNextRule(amounts),
        Tiered tiered => new TieredRule(tiered),
        BuyGet buyGet => new BuyGetRule(buyGet),
        SetOf set => new SetOfRule(set),
        Bundle bundle => new BundleRule(bundle),
        _ => throw new InvalidOperationException($"{benefit} passed the book's check."),
    };

    /// <summary>The runs of a target that are meant when only some units are: in canonical order again.</summary>
    protected static List<int> Limited(WorkingUnits units, List<int> chosen, UnitLimit? limit)
    {
        if (limit is null)
        {
            return chosen;
        }

        units.Sort(chosen, limit.Pick);
        var perLine = limit.UnitsPerLine is null ? null : new Dictionary<int, int>();
        var left = limit.Units ?? int.MaxValue;
        var taken = units.NewList();
        foreach (var run in chosen)
        {
            var count = Math.Min(left, units.Runs[run].Count);
            if (perLine is not null)
            {
                var line = units.Runs[run].Line;
                var used = perLine.GetValueOrDefault(line);
                count = Math.Min(count, limit.UnitsPerLine!.Value - used);
                perLine[line] = used + count;
            }

            if (count > 0)
            {
                units.SplitAfter(run, count);
                taken.Add(run);
                left -= count;
            }
        }

        units.SortCanonically(taken);
        return taken;
    }

    /// <summary>What an amount takes at most off one unit.</summary>
    protected static long AmountBound(long baseMinor, long amountMinor) =>
        Thousandths.Of(Math.Min(baseMinor, amountMinor));
}
