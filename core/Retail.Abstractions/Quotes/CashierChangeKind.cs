namespace Retail.Abstractions.Quotes;

/// <summary>What a cashier's change says.</summary>
public enum CashierChangeKind
{
    /// <summary>A percentage off what the offers leave, at most 100.</summary>
    Percent,

    /// <summary>An amount off what the offers leave, never below zero.</summary>
    Amount,

    /// <summary>Another price for one, not above the price; no offer reduces the line further. Lines only.</summary>
    UnitPrice,
}
