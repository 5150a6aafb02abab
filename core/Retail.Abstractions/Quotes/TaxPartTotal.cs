namespace Retail.Abstractions.Quotes;

/// <summary>One of several taxes in a row of the tax summary.</summary>
/// <param name="Name">Name of the tax.</param>
/// <param name="Percent">0 to 100, at most four decimals.</param>
/// <param name="Base">What it is computed on.</param>
/// <param name="Tax">The tax.</param>
public sealed record TaxPartTotal(string Name, decimal Percent, Money Base, Money Tax);
