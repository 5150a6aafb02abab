namespace Retail.Pricing.Promotions.Benefits;

/// <summary>A step of <see cref="Tiered"/>.</summary>
/// <param name="From">From so many units, or from so much in minor units, at least 0.</param>
/// <param name="Reward">A percentage of the target, rounded per line, or an amount off it as a whole.</param>
public sealed record Tier(long From, Reward Reward);
