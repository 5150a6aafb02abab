using Retail.Abstractions.Carts;

namespace Retail.Commerce.Carts;

/// <summary>What paying does to a cart. Called inside the payer's transaction; nothing is saved here.</summary>
internal interface IPayableCarts
{
    /// <summary>The cart as the caller sees it; also for one who once owned it.</summary>
    Task<Outcome<Cart>> ReadAsync(CartKey key, CancellationToken cancellationToken);

    /// <summary>The cart without asking who looks, for a payment that locked it.</summary>
    Task<Cart> ShowAsync(CartId id, CancellationToken cancellationToken);

    /// <summary>Locks an open cart for its payment: from here on nobody changes it or takes it back.</summary>
    Task<Outcome<Cart>> BeginPaymentAsync(CartKey key, long? ifVersion, CancellationToken cancellationToken);

    /// <summary>The payment came to nothing: the cart is open again.</summary>
    Task ReopenAsync(CartId id, CancellationToken cancellationToken);

    /// <summary>The cart became an order; gives its whole history. Null when it is not being paid.</summary>
    Task<IReadOnlyList<HistoryEvent>?> CompleteAsync(CartId id, OrderId order, CancellationToken cancellationToken);

    /// <summary>
    /// A till sold the cart that it holds. Gives its history, or the refusal to flag when the cart is no longer the
    /// till's: the sale has happened all the same.
    /// </summary>
    Task<Outcome<IReadOnlyList<HistoryEvent>>> SellAtTillAsync(
        CartId id, TerminalId terminal, OrderId order, DateTimeOffset at, CancellationToken cancellationToken);
}
