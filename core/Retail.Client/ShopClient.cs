using Retail.Abstractions.Stores;

namespace Retail.Client;

internal sealed class ShopClient(RetailHttp http) : IShop
{
    public Task<Outcome<Shop>> ReadAsync(CancellationToken cancellationToken) =>
        http.SendAsync<Shop>(RetailRequest.Get("shop"), cancellationToken);
}
