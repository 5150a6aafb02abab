namespace Retail.Pricing.Promotions.Benefits;

/// <summary>A benefit made ready to work. Made once per book; knows nothing of a basket.</summary>
internal abstract class BenefitRule
{
    /// <summary>Every target whose units it may use.</summary>
    public abstract IReadOnlyList<TargetTest> Targets { get; }

    /// <summary>
    /// Whether it reduces unit by unit, so that any units of its target may be given to it. What needs several units
    /// together (a bundle, an amount across) takes what is left by its own rule instead.
    /// </summary>
    public abstract bool IsUnitByUnit { get; }

    /// <summary>Reduces and marks the units that it uses.</summary>
    public abstract void Apply(WorkingUnits units);

    /// <summary>
    /// An upper bound of what it takes off one such unit by itself, before rounding, in millionths of a minor unit;
    /// zero for what does not reduce unit by unit.
    /// </summary>
    public virtual Int128 UnitBound(long priceMinor) => 0;

    /// <summary>
    /// Whether it rounds, so that a line's amount may be up to half a minor unit above the exact one.
    /// </summary>
    public virtual bool Rounds => false;

    /// <summary>The benefit's rule.</summary>
    public static BenefitRule For(Benefit benefit) => benefit switch
    {
        PercentOff percent => new PercentOffRule(percent),
        AmountOff { Spread: AmountSpread.EachUnit } amount => new EachUnitRule(amount),
        AmountOff amount => new AcrossRule(amount),
        BuyGet buyGet => new BuyGetRule(buyGet),
        _ => throw new InvalidOperationException($"{benefit} passed the book's check."),
    };
}
