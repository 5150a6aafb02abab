namespace Retail.Abstractions.Orders;

/// <summary>One way to pay: what <see cref="PayCart"/> names.</summary>
/// <param name="Provider">Id of the payment provider.</param>
/// <param name="Method">The provider's own name of the means.</param>
/// <param name="Name">Name for people.</param>
public sealed record PayBy(string Provider, string Method, LocalText Name);
