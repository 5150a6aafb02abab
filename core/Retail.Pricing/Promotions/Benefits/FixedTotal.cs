namespace Retail.Pricing.Promotions.Benefits;

/// <summary>The whole target for a fixed amount; what costs less already keeps its price.</summary>
/// <param name="Target">What is reduced.</param>
/// <param name="Total">At least zero, in the book's currency.</param>
public sealed record FixedTotal(Target Target, Money Total) : Benefit;
