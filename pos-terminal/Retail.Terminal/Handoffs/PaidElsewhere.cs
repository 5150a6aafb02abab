namespace Retail.Terminal.Handoffs;

/// <summary>What a sale that was handed off became in the other channel.</summary>
/// <param name="Number">Number of the order, or null when the server does not tell this till.</param>
/// <param name="DoorCode">The code that the customer shows at the door, or null.</param>
/// <param name="Total">What was paid, or null; the customer may have changed the cart.</param>
internal sealed record PaidElsewhere(string? Number, string? DoorCode, Money? Total);
