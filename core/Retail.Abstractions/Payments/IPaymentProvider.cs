namespace Retail.Abstractions.Payments;

/// <summary>
/// Moves money somewhere else. A plugin implements it. Every call may be repeated with the same payment id and must
/// then give the same answer without charging again. An exception or a time-out means "unknown": the caller asks again.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>
    /// Stable id, <c>[a-z0-9.-]{1,60}</c>, unique among the plugins of a process: <c>simulator</c>, <c>stripe</c>.
    /// </summary>
    string Id { get; }

    /// <summary>What customers may choose from, in the order to show it; at least one.</summary>
    IReadOnlyList<PaymentMethod> Methods { get; }

    /// <summary>Charges the amount.</summary>
    Task<PaymentAnswer> ChargeAsync(PaymentRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// What became of a payment whose answer was lost. <see cref="PaymentState.Unknown"/> with the reason
    /// <c>not-found</c> when the provider never heard of it: the request may still be on its way, so charge again or
    /// reverse.
    /// </summary>
    Task<PaymentAnswer> FindAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a payment back, or makes sure that it never happens: a charge that arrives later finds it reversed.
    /// A declined payment stays <see cref="PaymentState.Declined"/>, for nothing was taken.
    /// </summary>
    Task<PaymentAnswer> ReverseAsync(PaymentId payment, CancellationToken cancellationToken);
}
