using System.Text.Json.Serialization;

namespace Retail.Pricing.Promotions.Conditions;

/// <summary>What must hold for a promotion to apply; all of a promotion's conditions must.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CouponEntered), "coupon-entered")]
[JsonDerivedType(typeof(FirstOrder), "first-order")]
[JsonDerivedType(typeof(LineQuantityAtLeast), "line-quantity-at-least")]
[JsonDerivedType(typeof(QuantityAtLeast), "quantity-at-least")]
[JsonDerivedType(typeof(SpendAtLeast), "spend-at-least")]
public abstract record Condition;
