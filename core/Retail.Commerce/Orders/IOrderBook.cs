using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;

namespace Retail.Commerce.Orders;

/// <summary>
/// Writes orders for the module that took the money. Called inside its transaction; nothing is saved here.
/// </summary>
internal interface IOrderBook
{
    /// <summary>The order, or null.</summary>
    Task<Order?> FindAsync(OrderId id, CancellationToken cancellationToken);

    /// <summary>Makes a paid cart an order and takes the goods from its store.</summary>
    Task<Order> PlaceAsync(
        OrderId id,
        Cart cart,
        Fulfilment fulfilment,
        DeliveryAddress? deliverTo,
        IReadOnlyList<Tender> tenders,
        IReadOnlyList<HistoryEvent> history,
        CancellationToken cancellationToken);
}
