namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="SpendAtLeast"/>
internal sealed class SpendAtLeastRule(SpendAtLeast condition) : ConditionRule
{
    private readonly TargetTest target = new(condition.Target);

    public override TargetTest Target => target;

    public override Missing? Ask(LaneState state, Contender contender)
    {
        var spent = 0L;
        for (var line = 0; line < state.Basket.Lines.Length; line++)
        {
            spent += contender.Means(target, line) ? state.SpentMinor(line) : 0;
        }

        var wanted = condition.Amount.AmountMinor;
        return spent >= wanted ? null : new Missing(0, wanted - spent);
    }
}
