namespace Retail.Pricing.Taxes;

/// <summary>One of several taxes that a category's rate is made of, such as a state's and a city's.</summary>
/// <param name="Name">Name of the tax as the tax summary shows it; 1 to 40 characters.</param>
/// <param name="Percent">0 to 100, at most four decimals.</param>
/// <param name="OnEarlier">Whether it is computed on the net amount and the parts before it (compound), or on the net
/// amount alone.</param>
public sealed record TaxPart(string Name, decimal Percent, bool OnEarlier = false);
