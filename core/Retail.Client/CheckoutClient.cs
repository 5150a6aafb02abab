using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;

namespace Retail.Client;

internal sealed class CheckoutClient(RetailHttp http) : ICheckout
{
    public Task<Outcome<IReadOnlyList<PayBy>>> MethodsAsync(CancellationToken cancellationToken) =>
        http.SendAsync<IReadOnlyList<PayBy>>(RetailRequest.Get("payment-methods"), cancellationToken);

    public Task<Outcome<Order>> PayAsync(
        CartKey key, PayCart command, CommandStamp stamp, CancellationToken cancellationToken) =>
        http.SendAsync<Order>(
            RetailRequest.Command(HttpMethod.Post, $"carts/{key.Id}/payments", stamp, command, key), cancellationToken);
}
