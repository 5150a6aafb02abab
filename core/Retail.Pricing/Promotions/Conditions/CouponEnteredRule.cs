namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="CouponEntered"/>
internal sealed class CouponEnteredRule(CouponEntered condition) : ConditionRule
{
    private readonly HashSet<string> codes = new(condition.Codes, StringComparer.Ordinal);

    public override Missing? Ask(LaneState state, Contender contender)
    {
        foreach (var code in state.Basket.Codes)
        {
            if (codes.Contains(code))
            {
                return null;
            }
        }

        return Missing.Secret;
    }
}
