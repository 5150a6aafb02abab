namespace Retail.Commerce.Inventory;

/// <summary>How much of a variant a store holds.</summary>
/// <param name="Store">Code of the store.</param>
/// <param name="Sku">The variant.</param>
/// <param name="OnHand">In its unit of measure; below zero when more was sold than counted.</param>
public sealed record StockLevel(string Store, string Sku, decimal OnHand);
