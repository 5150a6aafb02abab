using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;

namespace Retail.Client;

internal sealed class OrdersClient(RetailHttp http) : IOrders
{
    public Task<Outcome<Order>> GetByCartAsync(CartKey key, CancellationToken cancellationToken) =>
        http.SendAsync<Order>(RetailRequest.Get($"carts/{key.Id}/order", key), cancellationToken);

    public Task<Outcome<Order>> FindByDoorCodeAsync(
        TerminalId terminal, string doorCode, CancellationToken cancellationToken) =>
        http.SendAsync<Order>(
            RetailRequest.Get($"orders/door-codes/{Uri.EscapeDataString(doorCode)}"), cancellationToken);
}
