namespace Retail.Pricing.Promotions.Benefits;

/// <summary>The more of the target, the more off it: the highest tier counts that is reached.</summary>
/// <param name="Target">What is counted and reduced.</param>
/// <param name="Basis">What is counted.</param>
/// <param name="Tiers">By rising threshold, no threshold twice; at least one, at most 20.</param>
public sealed record Tiered(Target Target, TierBasis Basis, IReadOnlyList<Tier> Tiers) : Benefit;
