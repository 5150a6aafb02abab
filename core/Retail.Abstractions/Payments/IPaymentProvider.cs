namespace Retail.Abstractions.Payments;

/// <summary>
/// Moves money somewhere else. A plugin implements it. Every call may be repeated with the same payment id and must
/// then give the same answer without charging again. An exception or a time-out means "unknown": the caller asks again.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>Stable id, lower case: <c>simulator</c>, <c>stripe</c>.</summary>
    string Id { get; }

    /// <summary>Charges the amount.</summary>
    Task<PaymentAnswer> ChargeAsync(PaymentRequest request, CancellationToken cancellationToken);

    /// <summary>What became of a payment whose answer was lost.</summary>
    Task<PaymentAnswer> FindAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>Gives a payment back, or makes sure that it never happens.</summary>
    Task<PaymentAnswer> ReverseAsync(PaymentId payment, CancellationToken cancellationToken);
}
