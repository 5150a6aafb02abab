using System.Text.Json.Serialization;

namespace Retail.Pricing.Promotions.Benefits;

/// <summary>What a promotion gives; a promotion gives all of its benefits.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PercentOff), "percent-off")]
[JsonDerivedType(typeof(AmountOff), "amount-off")]
[JsonDerivedType(typeof(FixedPrice), "fixed-price")]
[JsonDerivedType(typeof(FixedTotal), "fixed-total")]
[JsonDerivedType(typeof(FirstAndNext), "first-and-next")]
[JsonDerivedType(typeof(Tiered), "tiered")]
[JsonDerivedType(typeof(BuyGet), "buy-get")]
[JsonDerivedType(typeof(SetOf), "set-of")]
[JsonDerivedType(typeof(Bundle), "bundle")]
[JsonDerivedType(typeof(ShippingOff), "shipping-off")]
public abstract record Benefit;
