using Retail.Abstractions.Payments;

namespace Retail.Abstractions.Terminals;

/// <summary>A payment through a provider at a till: what is asked for, or what came of it.</summary>
/// <param name="Payment">Its id; the provider's idempotency key.</param>
/// <param name="Order">The sale that it pays, by the id of the order that this becomes.</param>
/// <param name="Provider">Id of the provider.</param>
/// <param name="Method">The provider's own name of the means.</param>
/// <param name="Amount">How much.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reference">The provider's reference, or null.</param>
/// <param name="Reason">Why it was declined, a code of the provider, or null.</param>
public sealed record TillPayment(
    PaymentId Payment,
    OrderId Order,
    string Provider,
    string Method,
    Money Amount,
    PaymentState State,
    string? Reference,
    string? Reason);
