namespace Retail.Pricing.Promotions.Conditions;

/// <summary>
/// What a promotion lacks: one of the two, or neither when it must not be told (coupon codes are secret).
/// </summary>
internal readonly record struct Missing(decimal Quantity, long AmountMinor);
