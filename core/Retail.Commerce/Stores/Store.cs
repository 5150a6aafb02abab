namespace Retail.Commerce.Stores;

/// <summary>A place where customers buy.</summary>
/// <param name="Code">Its code: lower-case letters, digits and dashes, at most 20.</param>
/// <param name="Name">Its name on receipts.</param>
/// <param name="TimeZone">IANA id of its zone.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Channel">Code of the channel that its tills sell in.</param>
public sealed record Store(string Code, string Name, string TimeZone, Currency Currency, string Channel);
