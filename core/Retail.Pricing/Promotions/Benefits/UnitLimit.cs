namespace Retail.Pricing.Promotions.Benefits;

/// <summary>Reduces only some units of a target.</summary>
/// <param name="Units">At most so many, at least 1; null for any number.</param>
/// <param name="UnitsPerLine">At most so many of each line, at least 1; null for any number.</param>
/// <param name="Pick">Which ones.</param>
public sealed record UnitLimit(int? Units, int? UnitsPerLine = null, Pick Pick = Pick.Cheapest);
