using System.Text.Json.Serialization;

namespace Retail.Pricing.Promotions.Benefits;

/// <summary>What a promotion gives; a promotion gives all of its benefits.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PercentOff), "percent-off")]
[JsonDerivedType(typeof(AmountOff), "amount-off")]
[JsonDerivedType(typeof(BuyGet), "buy-get")]
public abstract record Benefit;
