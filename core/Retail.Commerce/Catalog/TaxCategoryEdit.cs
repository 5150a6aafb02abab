namespace Retail.Commerce.Catalog;

/// <summary>The rate of a tax category.</summary>
/// <param name="Percent">0 to 100, at most four decimals: 20 means 20 %.</param>
public sealed record TaxCategoryEdit(decimal Percent);
