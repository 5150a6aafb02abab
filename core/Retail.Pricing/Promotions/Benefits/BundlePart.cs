namespace Retail.Pricing.Promotions.Benefits;

/// <summary>One part of a <see cref="Bundle"/>.</summary>
/// <param name="Target">Any of these.</param>
/// <param name="Count">How many, at least 1.</param>
public sealed record BundlePart(Target Target, int Count);
