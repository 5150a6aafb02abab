using Retail.Abstractions.Carts;

namespace Retail.Plugins.MobileApp.Pages;

/// <summary>Handing a cart to a till.</summary>
/// <param name="Cart">The cart.</param>
/// <param name="Ticket">The code while the cart waits; null afterwards.</param>
/// <param name="Problem">Why it could not be taken back, or null.</param>
public sealed record ToTillModel(CartModel Cart, HandoffTicket? Ticket, string? Problem);
