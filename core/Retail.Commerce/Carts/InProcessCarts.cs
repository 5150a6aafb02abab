using Retail.Abstractions.Carts;

namespace Retail.Commerce.Carts;

/// <summary>The carts for plugins in this process: the same verbs as on HTTP.</summary>
internal sealed class InProcessCarts(
    CartStore carts,
    WatchingCarts watching,
    Creating creating,
    AddingLines addingLines,
    ChangingLines changingLines,
    ChangingCodes changingCodes,
    Renewing renewing,
    Abandoning abandoning) : ICarts
{
    public Task<Outcome<OpenedCart>> CreateAsync(
        CreateCart command, CommandStamp stamp, CancellationToken cancellationToken) =>
        creating.RunAsync(command, stamp, cancellationToken);

    public Task<Outcome<Cart>> GetAsync(CartKey key, CancellationToken cancellationToken) =>
        carts.ReadAsync(key, cancellationToken);

    public Task<Outcome<IAsyncEnumerable<CartChange>>> WatchAsync(CartKey key, CancellationToken cancellationToken) =>
        watching.RunAsync(key, cancellationToken);

    public Task<Outcome<Cart>> AddLineAsync(
        CartKey key, AddLine command, CommandStamp stamp, CancellationToken cancellationToken) =>
        addingLines.RunAsync(key, command, stamp, cancellationToken);

    public Task<Outcome<Cart>> SetQuantityAsync(
        CartKey key, string lineId, decimal quantity, CommandStamp stamp, CancellationToken cancellationToken) =>
        changingLines.SetQuantityAsync(key, lineId, quantity, stamp, cancellationToken);

    public Task<Outcome<Cart>> RemoveLineAsync(
        CartKey key, string lineId, CommandStamp stamp, CancellationToken cancellationToken) =>
        changingLines.RemoveAsync(key, lineId, stamp, cancellationToken);

    public Task<Outcome<Cart>> AddCodeAsync(
        CartKey key, string code, CommandStamp stamp, CancellationToken cancellationToken) =>
        changingCodes.AddAsync(key, code, stamp, cancellationToken);

    public Task<Outcome<Cart>> RemoveCodeAsync(
        CartKey key, string code, CommandStamp stamp, CancellationToken cancellationToken) =>
        changingCodes.RemoveAsync(key, code, stamp, cancellationToken);

    public Task<Outcome<Cart>> RenewAsync(
        CartKey key, RenewGuarantee command, CommandStamp stamp, CancellationToken cancellationToken) =>
        renewing.RunAsync(key, command, stamp, cancellationToken);

    public Task<Outcome<Cart>> AbandonAsync(CartKey key, CommandStamp stamp, CancellationToken cancellationToken) =>
        abandoning.RunAsync(key, stamp, cancellationToken);
}
