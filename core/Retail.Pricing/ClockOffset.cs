namespace Retail.Pricing;

/// <summary>A distance to UTC that begins at an instant.</summary>
/// <param name="From">First instant.</param>
/// <param name="Minutes">What the clock is ahead of UTC in minutes, -840 to 840.</param>
public sealed record ClockOffset(DateTimeOffset From, int Minutes);
