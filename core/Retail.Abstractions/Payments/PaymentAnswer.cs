namespace Retail.Abstractions.Payments;

/// <summary>What a provider says of a payment.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reference">The provider's reference, at most 100 characters, or null.</param>
/// <param name="Reason">
/// Why it was declined, a code of the provider, or null. People read the sentence of <c>decline.resx</c> for it; a code
/// without one is told as a plain no, never as the code.
/// </param>
public sealed record PaymentAnswer(PaymentState State, string? Reference, string? Reason)
{
    /// <summary>The reason of an unknown payment that the provider never heard of.</summary>
    public const string NotFound = "not-found";
}
