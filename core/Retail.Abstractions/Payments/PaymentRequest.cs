namespace Retail.Abstractions.Payments;

/// <summary>A charge.</summary>
/// <param name="Payment">Its id; the provider's idempotency key.</param>
/// <param name="Amount">More than zero.</param>
/// <param name="Method">The provider's own name of the means of payment.</param>
/// <param name="Description">For the customer's statement; no personal data.</param>
public sealed record PaymentRequest(PaymentId Payment, Money Amount, string Method, string Description);
