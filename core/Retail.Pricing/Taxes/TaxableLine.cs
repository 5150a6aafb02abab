namespace Retail.Pricing.Taxes;

/// <summary>A line of the decimal calculation.</summary>
/// <param name="UnitPrice">Price of one in major units, with those taxes in it that say so; any sign.</param>
/// <param name="Quantity">How many; any sign.</param>
/// <param name="Taxes">The taxes in the order in which they apply; at most
/// <see cref="TaxCalculation.MaxTaxes"/>.</param>
/// <param name="DiscountPercent">Taken off the unit price before taxes.</param>
public sealed record TaxableLine(
    decimal UnitPrice, decimal Quantity, IReadOnlyList<LineTax> Taxes, decimal DiscountPercent = 0m);
