namespace Retail.Abstractions.Carts;

/// <summary>Starts a cart.</summary>
/// <param name="Id">A UUIDv7 made by the caller.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Store">Code of the store whose prices and stock count, or null.</param>
/// <param name="Currency">Must be the publication's, else <c>quote.foreign-currency</c>.</param>
public sealed record CreateCart(CartId Id, string Channel, string? Store, Currency Currency);
