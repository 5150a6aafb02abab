namespace Retail.Abstractions.Stores;

/// <summary>The shop.</summary>
/// <param name="Name">Its name over the door.</param>
/// <param name="Currency">Currency of its prices.</param>
/// <param name="Stores">Its stores, by code.</param>
public sealed record Shop(string Name, Currency Currency, IReadOnlyList<ShopStore> Stores);
