using Retail.Abstractions.Carts;

namespace Retail.Abstractions.Orders;

/// <summary>From cart to order.</summary>
public interface ICheckout
{
    /// <summary>Every way to pay that this server's providers offer, by provider.</summary>
    Task<Outcome<IReadOnlyList<PayBy>>> MethodsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Pays the cart. Refusals: those of carts, <c>order.empty-cart</c>, <c>order.price-changed</c>,
    /// <c>payment.unknown-provider</c>, <c>payment.declined</c>, and <c>payment.unresolved</c> (503) when the
    /// provider's answer was lost: the cart stays in <see cref="CartState.Paying"/> and the same command asks again, or
    /// the server resolves it by itself.
    /// </summary>
    Task<Outcome<Order>> PayAsync(
        CartKey key, PayCart command, CommandStamp stamp, CancellationToken cancellationToken);
}
