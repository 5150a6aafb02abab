namespace Retail.Pricing.Promotions.Conditions;

/// <summary>
/// What a promotion lacks: one of the two, or neither when it is not told, because nothing that is put into the basket
/// would help (a customer's first order is gone) or because it is secret (coupon codes are).
/// </summary>
internal readonly record struct Missing(decimal Quantity, long AmountMinor)
{
    public static Missing Secret => default;
}
