using Retail.Abstractions.Orders;
using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Orders;

/// <summary>An order's page.</summary>
/// <param name="Front">Around it.</param>
/// <param name="Order">The order.</param>
/// <param name="StoreName">Name of the store that the goods leave, or null.</param>
/// <param name="Time">The clock on the wall of that store.</param>
public sealed record OrderModel(Front Front, Order Order, string? StoreName, ShopTime Time)
{
    /// <summary>What happens next, in words.</summary>
    public string Next => Order.Fulfilment switch
    {
        Fulfilment.CarryOut => Words.Book["order.next-carry-out"],
        Fulfilment.Pickup => Words.Book.Write("order.next-pickup", ("store", StoreName ?? string.Empty)),
        Fulfilment.Ship => Words.Book["order.next-ship"],
    };
}
