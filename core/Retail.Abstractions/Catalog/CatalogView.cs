namespace Retail.Abstractions.Catalog;

/// <summary>For whom the catalog is read: prices differ by channel and store.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Store">Code of the store, or null for a channel without one.</param>
public sealed record CatalogView(string Channel, string? Store);
