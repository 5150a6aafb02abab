namespace Retail.Pricing.Promotions.Benefits;

/// <summary>A percentage off every unit of the target.</summary>
/// <param name="Target">What is reduced.</param>
/// <param name="Percent">More than 0, at most 100, at most four decimals.</param>
public sealed record PercentOff(Target Target, decimal Percent) : Benefit;
