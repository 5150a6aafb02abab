namespace Retail.Pricing.Promotions.Conditions;

/// <summary>The target's lines cost so much, after the discounts of earlier lanes.</summary>
/// <param name="Target">What counts.</param>
/// <param name="Amount">More than zero, in the book's currency.</param>
public sealed record SpendAtLeast(Target Target, Money Amount) : Condition;
