namespace Retail.Abstractions.Carts;

/// <summary>Offers a cart to whoever holds the code.</summary>
/// <param name="Id">A UUIDv7 made by the caller.</param>
public sealed record StartHandoff(HandoffId Id);
