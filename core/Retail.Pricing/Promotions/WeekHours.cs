namespace Retail.Pricing.Promotions;

/// <summary>Hours of some days of the week, by the clock of the store (of the book where there is no store).</summary>
/// <param name="Days">Days; at least one.</param>
/// <param name="From">First minute.</param>
/// <param name="Until">First minute after it; midnight is the end of the day. Not before <paramref name="From"/>.
/// </param>
public sealed record WeekHours(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until);
