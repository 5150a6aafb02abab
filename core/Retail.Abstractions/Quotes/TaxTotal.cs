namespace Retail.Abstractions.Quotes;

/// <summary>The tax of one rate over the whole quote; <c>Net + Tax = Gross</c>.</summary>
/// <param name="Category">Code of the tax category.</param>
/// <param name="RatePercent">The rate, 0 to 100, at most four decimals: 20 means 20 %.</param>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Gross">With tax.</param>
/// <param name="Parts">The taxes that the rate is made of, whose sum is <paramref name="Tax"/>; null for one.</param>
public sealed record TaxTotal(
    string Category,
    decimal RatePercent,
    Money Net,
    Money Tax,
    Money Gross,
    IReadOnlyList<TaxPartTotal>? Parts = null);
