namespace Retail.Abstractions.Inventory;

/// <summary>What a store has of a variant.</summary>
/// <param name="State">Whether there is some.</param>
/// <param name="Left">How much, when it is little (5 at most); else null.</param>
public sealed record Availability(StockState State, Quantity? Left);
