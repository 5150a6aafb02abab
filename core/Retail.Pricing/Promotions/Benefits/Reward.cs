namespace Retail.Pricing.Promotions.Benefits;

/// <summary>What several units together get; exactly one of the three.</summary>
/// <param name="Percent">So much off: more than 0, at most 100, at most four decimals; 100 is free.</param>
/// <param name="Amount">So much off: in a set, bundle or gift off each unit, in a tier off the whole; more than zero.
/// </param>
/// <param name="Price">The price of the whole: of each set or bundle. Not for tiers and gifts.</param>
public sealed record Reward(decimal? Percent = null, Money? Amount = null, Money? Price = null);
