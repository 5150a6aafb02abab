namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="QuantityAtLeast"/>
internal sealed class QuantityAtLeastRule(QuantityAtLeast condition) : ConditionRule
{
    private readonly TargetTest target = new(condition.Target);

    public override TargetTest? Target => target;

    public override Missing? Ask(LaneState state)
    {
        var quantity = 0m;
        foreach (var line in state.Basket.Lines)
        {
            quantity += target.Holds(line.Variant) ? line.Quantity.Value : 0;
        }

        return quantity >= condition.Quantity ? null : new Missing(condition.Quantity - quantity, 0);
    }
}
