namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="QuantityAtLeast"/>
internal sealed class QuantityAtLeastRule(QuantityAtLeast condition) : ConditionRule
{
    private readonly TargetTest target = new(condition.Target);

    public override TargetTest Target => target;

    public override Missing? Ask(LaneState state, Contender contender)
    {
        var quantity = 0m;
        var lines = state.Basket.Lines;
        for (var line = 0; line < lines.Length; line++)
        {
            quantity += contender.Means(target, line) ? lines[line].Quantity.Value : 0;
        }

        return quantity >= condition.Quantity ? null : new Missing(condition.Quantity - quantity, 0);
    }
}
