namespace Retail.Commerce.Stores;

/// <summary>A store as it shall be.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="TimeZone">IANA id: <c>Europe/Madrid</c>.</param>
/// <param name="Currency">Fixed once the store has a till.</param>
/// <param name="Channel">Code of the channel, <c>store</c> when null.</param>
public sealed record SaveStore(string Name, string TimeZone, Currency Currency, string? Channel);
