namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="CouponEntered"/>
internal sealed class CouponEnteredRule(CouponEntered condition) : ConditionRule
{
    public override TargetTest? Target => null;

    public override Missing? Ask(LaneState state) =>
        condition.Codes.Intersect(state.Basket.Codes, StringComparer.Ordinal).Any() ? null : default(Missing);
}
