namespace Retail.Pricing.Promotions.Benefits;

/// <summary>A fixed price for each unit; units that cost less already keep their price.</summary>
/// <param name="Target">What is reduced.</param>
/// <param name="Price">At least zero, in the book's currency.</param>
/// <param name="Limit">Which units, or null for all.</param>
public sealed record FixedPrice(Target Target, Money Price, UnitLimit? Limit = null) : Benefit;
