namespace Retail.Pricing.Taxes;

/// <summary>One tax on a line of the decimal calculation (<see cref="TaxCalculation"/>).</summary>
/// <param name="Code">Its code: amounts of the same code are one tax of a document.</param>
/// <param name="Kind">How it is computed.</param>
/// <param name="Amount">Per cent, or major units for each unit of quantity; any sign.</param>
/// <param name="IsIncluded">Whether the price contains it.</param>
/// <param name="JoinsBase">Whether later taxes are computed on it too.</param>
/// <param name="OnEarlier">Whether it is computed also on those earlier taxes that join the base.</param>
public sealed record LineTax(
    string Code,
    LineTaxKind Kind,
    decimal Amount,
    bool IsIncluded,
    bool JoinsBase = false,
    bool OnEarlier = true);
