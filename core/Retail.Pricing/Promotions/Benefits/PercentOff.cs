namespace Retail.Pricing.Promotions.Benefits;

/// <summary>A percentage off the units of the target.</summary>
/// <param name="Target">What is reduced.</param>
/// <param name="Percent">More than 0, at most 100, at most four decimals.</param>
/// <param name="Place">Where it is rounded.</param>
/// <param name="MaxAmount">At most so much off in all, in the book's currency; null for any amount.</param>
/// <param name="Limit">Which units, or null for all.</param>
public sealed record PercentOff(
    Target Target,
    decimal Percent,
    RoundingPlace Place = RoundingPlace.Line,
    Money? MaxAmount = null,
    UnitLimit? Limit = null) : Benefit;
