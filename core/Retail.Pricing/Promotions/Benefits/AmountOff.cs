namespace Retail.Pricing.Promotions.Benefits;

/// <summary>An amount off, never below zero.</summary>
/// <param name="Target">What is reduced.</param>
/// <param name="Amount">More than zero, in the book's currency.</param>
/// <param name="Spread">Off each unit, or off the target as a whole, shared by value.</param>
public sealed record AmountOff(Target Target, Money Amount, AmountSpread Spread) : Benefit;
