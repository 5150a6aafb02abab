namespace Retail.Pricing.Promotions.Conditions;

/// <summary>One of these coupon codes was entered.</summary>
/// <param name="Codes">Upper case; at least one; a code belongs to one promotion of the book.</param>
public sealed record CouponEntered(IReadOnlyList<string> Codes) : Condition;
