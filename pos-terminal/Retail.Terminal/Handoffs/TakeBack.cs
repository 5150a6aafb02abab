namespace Retail.Terminal.Handoffs;

/// <summary>Takes a handed-off sale back.</summary>
/// <param name="Sale">Which one; the newest that is out when null.</param>
internal sealed record TakeBack(OrderId? Sale);
