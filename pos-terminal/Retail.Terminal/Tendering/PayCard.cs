namespace Retail.Terminal.Tendering;

/// <summary>Completes the sale by a payment through a provider.</summary>
/// <param name="Provider">Id of the provider.</param>
/// <param name="Method">The provider's own name of the means.</param>
/// <param name="Sale">
/// The sale that the cashier sees; naming it makes a second click give the first one's answer.
/// </param>
internal sealed record PayCard(string Provider, string Method, OrderId? Sale);
