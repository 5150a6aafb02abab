namespace Retail.Terminal.Tendering;

/// <summary>Completes the sale with cash.</summary>
/// <param name="AmountGiven">What the customer hands over: <c>20.00</c>.</param>
/// <param name="Sale">
/// The sale that the cashier sees; naming it makes a second click give the first one's answer.
/// </param>
internal sealed record PayCash(string AmountGiven, OrderId? Sale);
