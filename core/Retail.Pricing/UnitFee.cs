namespace Retail.Pricing;

/// <summary>A deposit or an eco fee: comes with each unit, beside its price, and no promotion touches it.</summary>
/// <param name="Code">Lower case letters, digits and dashes; 1 to 40.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Amount">For one unit, more than zero, at most 10,000,000,000 minor units, in one of the book's
/// currencies and the prices' own basis; it comes with units that are sold in that currency.</param>
/// <param name="TaxCategory">Code of its tax category, which may be another than its unit's.</param>
public sealed record UnitFee(string Code, LocalText Name, Money Amount, string TaxCategory);
