namespace Retail.Abstractions.Quotes;

/// <summary>What one promotion takes off one line (or, summed, off one unit).</summary>
/// <param name="Promotion">Code of the promotion.</param>
/// <param name="Name">Its name for people; outside the hash.</param>
/// <param name="Amount">At most zero, in the prices' own basis (with tax when prices include it).</param>
public sealed record Adjustment(string Promotion, LocalText Name, Money Amount);
