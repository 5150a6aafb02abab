namespace Retail.Pricing.Promotions.Conditions;

/// <summary>A condition made ready to be asked. Made once per book; knows nothing of a basket.</summary>
internal abstract class ConditionRule
{
    /// <summary>What it counts, or null when it looks at no goods.</summary>
    public virtual TargetTest? Target => null;

    /// <summary>What is missing, or null when it holds.</summary>
    public abstract Missing? Ask(LaneState state, Contender contender);

    /// <summary>The condition's rule.</summary>
    public static ConditionRule For(Condition condition) => condition switch
    {
        CouponEntered coupon => new CouponEnteredRule(coupon),
        FirstOrder => new FirstOrderRule(),
        LineQuantityAtLeast quantity => new LineQuantityAtLeastRule(quantity),
        QuantityAtLeast quantity => new QuantityAtLeastRule(quantity),
        SpendAtLeast spend => new SpendAtLeastRule(spend),
        _ => throw new InvalidOperationException($"{condition} passed the book's check."),
    };
}
