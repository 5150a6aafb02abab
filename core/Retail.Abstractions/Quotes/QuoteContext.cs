namespace Retail.Abstractions.Quotes;

/// <summary>
/// All that a price depends on beside the lines. A price guarantee freezes exactly this (design decision 5).
/// </summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Store">Code of the store, or null.</param>
/// <param name="Currency">The basket's currency; must be the publication's.</param>
/// <param name="Instant">The moment, UTC, whole milliseconds.</param>
/// <param name="Customer">Facts about the customer.</param>
public sealed record QuoteContext(
    string Channel, string? Store, Currency Currency, DateTimeOffset Instant, CustomerFacts Customer);
