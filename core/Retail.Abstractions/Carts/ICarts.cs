namespace Retail.Abstractions.Carts;

/// <summary>
/// Carts of every channel. All commands are safe to repeat (<see cref="CommandStamp"/>). Refusals:
/// <c>cart.not-found</c> (also for a wrong token), <c>cart.not-owner</c>, <c>cart.not-open</c>, <c>cart.stale</c>,
/// <c>cart.line-not-found</c>, <c>cart.guarantee-expired</c>, and those of the catalog and the engine.
/// </summary>
public interface ICarts
{
    /// <summary>Starts an empty cart and gives the token that opens it.</summary>
    Task<Outcome<OpenedCart>> CreateAsync(CreateCart command, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>The cart as it stands. A former owner may still look at it.</summary>
    Task<Outcome<Cart>> GetAsync(CartKey key, CancellationToken cancellationToken);

    /// <summary>
    /// The cart's changes as they happen, for those who may look at it: first how it stands, then one whenever it
    /// changed; of several in a row only the last is sure to come. It ends without an error when the token is
    /// cancelled, after the cart was ordered or abandoned, or when the server stops. Read it once, and to its end or
    /// with the token cancelled. Besides the usual refusals <c>cart.too-many-watchers</c>.
    /// </summary>
    Task<Outcome<IAsyncEnumerable<CartChange>>> WatchAsync(CartKey key, CancellationToken cancellationToken);

    /// <summary>Adds so much of a variant.</summary>
    Task<Outcome<Cart>> AddLineAsync(
        CartKey key, AddLine command, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>Sets a line's quantity.</summary>
    Task<Outcome<Cart>> SetQuantityAsync(
        CartKey key, string lineId, decimal quantity, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>Takes a line out; a line that is not there is <c>cart.line-not-found</c>.</summary>
    Task<Outcome<Cart>> RemoveLineAsync(
        CartKey key, string lineId, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>
    /// Enters a coupon code; one that no promotion of the guarantee's publication knows is <c>quote.unknown-coupon</c>.
    /// </summary>
    Task<Outcome<Cart>> AddCodeAsync(CartKey key, string code, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>Takes a coupon code out.</summary>
    Task<Outcome<Cart>> RemoveCodeAsync(
        CartKey key, string code, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>Says yes to the new price after the guarantee has expired.</summary>
    Task<Outcome<Cart>> RenewAsync(
        CartKey key, RenewGuarantee command, CommandStamp stamp, CancellationToken cancellationToken);

    /// <summary>Gives the cart up.</summary>
    Task<Outcome<Cart>> AbandonAsync(CartKey key, CommandStamp stamp, CancellationToken cancellationToken);
}
