namespace Retail.Abstractions.Quotes;

/// <summary>What one promotion takes off one line (or, summed, off one unit).</summary>
/// <param name="Promotion">Code of the promotion.</param>
/// <param name="Name">Its name for people; outside the hash.</param>
/// <param name="Amount">At most zero, in the prices' own basis (with tax when prices include it).</param>
/// <param name="Reason">Code of the reason when a cashier took it off by hand (<paramref name="Promotion"/> is
/// <c>cashier</c> then), else null.</param>
public sealed record Adjustment(string Promotion, LocalText Name, Money Amount, string? Reason = null);
