namespace Retail.Pricing.Promotions.Conditions;

/// <summary>The basket holds so much of one single SKU of the target.</summary>
/// <param name="Target">What counts.</param>
/// <param name="Quantity">More than zero.</param>
public sealed record LineQuantityAtLeast(Target Target, decimal Quantity) : Condition;
