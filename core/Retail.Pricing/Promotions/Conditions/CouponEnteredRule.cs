namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="CouponEntered"/>
internal sealed class CouponEnteredRule(CouponEntered condition) : ConditionRule
{
    public override TargetTest? Target => null;

    public override Missing? Ask(LaneState state) =>
        condition.Codes.Any(code => state.Basket.Codes.Contains(code, StringComparer.Ordinal)) ? null : default(Missing);
}
