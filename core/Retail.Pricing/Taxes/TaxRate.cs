namespace Retail.Pricing.Taxes;

/// <summary>The rate of a tax category.</summary>
/// <param name="Category">Code of the tax category.</param>
/// <param name="Percent">0 to 100, at most four decimals: 20 means 20 %.</param>
public sealed record TaxRate(string Category, decimal Percent);
