using Retail.Abstractions.Carts;

namespace Retail.Client;

internal sealed class CartsClient(RetailHttp http) : ICarts
{
    public Task<Outcome<OpenedCart>> CreateAsync(
        CreateCart command, CommandStamp stamp, CancellationToken cancellationToken) =>
        http.SendAsync<OpenedCart>(RetailRequest.Command(HttpMethod.Post, "carts", stamp, command), cancellationToken);

    public Task<Outcome<Cart>> GetAsync(CartKey key, CancellationToken cancellationToken) =>
        http.SendAsync<Cart>(RetailRequest.Get($"carts/{key.Id}", key), cancellationToken);

    public Task<Outcome<IAsyncEnumerable<CartChange>>> WatchAsync(CartKey key, CancellationToken cancellationToken) =>
        new CartFollower(http, key).FollowAsync(cancellationToken);

    public Task<Outcome<Cart>> AddLineAsync(
        CartKey key, AddLine command, CommandStamp stamp, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, key, "/lines", stamp, command, cancellationToken);

    public Task<Outcome<Cart>> SetQuantityAsync(
        CartKey key, string lineId, decimal quantity, CommandStamp stamp, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Put, key, $"/lines/{Uri.EscapeDataString(lineId)}", stamp, new SetQuantity(quantity),
            cancellationToken);

    public Task<Outcome<Cart>> RemoveLineAsync(
        CartKey key, string lineId, CommandStamp stamp, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, key, $"/lines/{Uri.EscapeDataString(lineId)}", stamp, null, cancellationToken);

    public Task<Outcome<Cart>> AddCodeAsync(
        CartKey key, string code, CommandStamp stamp, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, key, $"/codes/{Uri.EscapeDataString(code)}", stamp, null, cancellationToken);

    public Task<Outcome<Cart>> RemoveCodeAsync(
        CartKey key, string code, CommandStamp stamp, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, key, $"/codes/{Uri.EscapeDataString(code)}", stamp, null, cancellationToken);

    public Task<Outcome<Cart>> RenewAsync(
        CartKey key, RenewGuarantee command, CommandStamp stamp, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, key, "/guarantee", stamp, command, cancellationToken);

    public Task<Outcome<Cart>> AbandonAsync(CartKey key, CommandStamp stamp, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, key, string.Empty, stamp, null, cancellationToken);

    private Task<Outcome<Cart>> SendAsync(
        HttpMethod method, CartKey key, string behind, CommandStamp stamp, object? body,
        CancellationToken cancellationToken) =>
        http.SendAsync<Cart>(
            RetailRequest.Command(method, $"carts/{key.Id}{behind}", stamp, body, key), cancellationToken);

    private sealed record SetQuantity(decimal Quantity);
}
