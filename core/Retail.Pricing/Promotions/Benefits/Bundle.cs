namespace Retail.Pricing.Promotions.Benefits;

/// <summary>
/// Certain goods together: one of these, two of those, and so on. Each part takes the dearest of its target that are
/// left and that no later part needs, in the order of the parts. Pieces only.
/// </summary>
/// <param name="Parts">What a bundle is made of; at least two, at most 10.</param>
/// <param name="Reward">What its units get, or its price.</param>
/// <param name="MaxTimes">How often in a basket, at least 1; null for as often as it fits.</param>
public sealed record Bundle(IReadOnlyList<BundlePart> Parts, Reward Reward, int? MaxTimes = null) : Benefit;
