namespace Retail.Pricing.Promotions.Benefits;

/// <summary>An amount off, never below zero and never below a floor price.</summary>
/// <param name="Target">What is reduced.</param>
/// <param name="Amount">More than zero, in the book's currency.</param>
/// <param name="Spread">Off each unit, off each line, or off the target as a whole, shared by value.</param>
/// <param name="Limit">Which units, or null for all.</param>
public sealed record AmountOff(Target Target, Money Amount, AmountSpread Spread, UnitLimit? Limit = null) : Benefit;
