namespace Retail.Pricing.Taxes;

/// <summary>The rate of a tax category, everywhere or in one zone.</summary>
/// <param name="Category">Code of the tax category.</param>
/// <param name="Percent">0 to 100, at most four decimals: 20 means 20 %. With <paramref name="Parts"/> what they come
/// to together, rounded half up to four decimals.</param>
/// <param name="Zone">Code of the zone where it counts, or null for wherever the category has no rate of its own.
/// </param>
/// <param name="Parts">The taxes that it is made of in the order in which they are computed, or null for one.</param>
public sealed record TaxRate(
    string Category, decimal Percent, string? Zone = null, IReadOnlyList<TaxPart>? Parts = null);
