namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="SpendAtLeast"/>
internal sealed class SpendAtLeastRule(SpendAtLeast condition) : ConditionRule
{
    private readonly TargetTest target = new(condition.Target);

    public override TargetTest? Target => target;

    public override Missing? Ask(LaneState state)
    {
        var spent = 0L;
        for (var line = 0; line < state.Basket.Lines.Count; line++)
        {
            spent += target.Holds(state.Basket.Lines[line].Variant) ? state.LineMinor[line] : 0;
        }

        return spent >= condition.Amount.AmountMinor ? null : new Missing(0, condition.Amount.AmountMinor - spent);
    }
}
