namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="FirstOrder"/>
internal sealed class FirstOrderRule : ConditionRule
{
    public override Missing? Ask(LaneState state, Contender contender) =>
        state.Basket.Context.Customer.FirstOrder ? null : Missing.Secret;
}
