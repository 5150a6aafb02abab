namespace Retail.Abstractions.Payments;

/// <summary>One means of payment of a provider, as customers choose it.</summary>
/// <param name="Code">The provider's own name of it, 1 to 100 characters: <see cref="PaymentRequest.Method"/>.</param>
/// <param name="Name">Name for people.</param>
public sealed record PaymentMethod(string Code, LocalText Name);
