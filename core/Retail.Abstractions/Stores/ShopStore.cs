namespace Retail.Abstractions.Stores;

/// <summary>A store, as customers see it.</summary>
/// <param name="Code">Its code: lower-case letters, digits and dashes, at most 20.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">IANA id of its zone: its hours and dates.</param>
public sealed record ShopStore(string Code, string Name, string TimeZone);
