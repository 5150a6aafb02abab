using Retail.Abstractions.Carts;

namespace Retail.Abstractions.Orders;

/// <summary>Orders, for those who hold their cart.</summary>
public interface IOrders
{
    /// <summary>The order that this cart became, or <c>order.not-found</c>.</summary>
    Task<Outcome<Order>> GetByCartAsync(CartKey key, CancellationToken cancellationToken);

    /// <summary>
    /// A till of the store checks the code that a customer shows at the door; else <c>order.unknown-door-code</c>.
    /// </summary>
    Task<Outcome<Order>> FindByDoorCodeAsync(TerminalId terminal, string doorCode, CancellationToken cancellationToken);
}
