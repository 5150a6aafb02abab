namespace Retail.Abstractions.Quotes;

/// <summary>
/// A run of units that cost the same: what a return of one of them refunds. A measured line is one unit.
/// The sum of <c>Count × Price</c> over a line's shares is the line's total.
/// </summary>
/// <param name="Count">How many, at least 1.</param>
/// <param name="Price">What each of them costs after all discounts, at least zero.</param>
public sealed record UnitShare(int Count, Money Price);
