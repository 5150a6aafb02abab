namespace Retail.Abstractions.Orders;

/// <summary>Pays a cart and makes it an order.</summary>
/// <param name="Payment">A UUIDv7 made by the caller; repeating it never charges twice.</param>
/// <param name="Order">A UUIDv7 made by the caller for the order that it becomes.</param>
/// <param name="Provider">Id of a payment provider.</param>
/// <param name="Method">The provider's own name of the means (a test card, a saved wallet); never a card
/// number.</param>
/// <param name="ExpectedHash">Hash of the quote that was shown; another one is <c>order.price-changed</c>.</param>
/// <param name="Fulfilment">How the goods reach the customer.</param>
/// <param name="DeliverTo">Where goods that are sent go; without one they are <c>order.no-address</c>. For every other
/// way it is not kept.</param>
public sealed record PayCart(
    PaymentId Payment, OrderId Order, string Provider, string Method, string ExpectedHash, Fulfilment Fulfilment,
    DeliveryAddress? DeliverTo = null);
