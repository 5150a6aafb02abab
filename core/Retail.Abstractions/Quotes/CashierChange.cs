namespace Retail.Abstractions.Quotes;

/// <summary>What a cashier takes off by hand; an ordinary adjustment with a reason.</summary>
/// <param name="Line">The caller's name of the line, or null for the whole basket.</param>
/// <param name="Kind">What <paramref name="Value"/> is.</param>
/// <param name="Value">More than zero (a price: at least zero), scale at most 4; amounts and prices in major units.
/// </param>
/// <param name="Reason">Code of the reason: lower case letters, digits and dashes; 1 to 40.</param>
public sealed record CashierChange(string? Line, CashierChangeKind Kind, decimal Value, string Reason);
