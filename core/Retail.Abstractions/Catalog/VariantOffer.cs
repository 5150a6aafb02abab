namespace Retail.Abstractions.Catalog;

/// <summary>A promotion in force, as a product page names it.</summary>
/// <param name="Promotion">Code of the promotion.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Until">First instant after it, or null when no end is set.</param>
public sealed record VariantOffer(string Promotion, LocalText Name, DateTimeOffset? Until);
