namespace Retail.Abstractions.Catalog;

/// <summary>How long answers of the catalog may be kept.</summary>
/// <param name="Publication">Number of the publication in force.</param>
/// <param name="StableUntil">
/// As long as the publication's number is the same, every answer stays the same until this instant: the next edge of
/// a price list, promotion or publication, at most a minute ahead.
/// </param>
public sealed record CatalogState(int Publication, DateTimeOffset StableUntil);
