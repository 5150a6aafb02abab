namespace Retail.Abstractions.Orders;

/// <summary>A way of paying within one sale or order.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Amount">What it pays of the total.</param>
/// <param name="Given">Cash handed over, or null.</param>
/// <param name="Change">Cash handed back, or null.</param>
/// <param name="Provider">Id of the payment provider, or null for cash.</param>
/// <param name="Reference">The provider's reference, or null.</param>
public sealed record Tender(
    TenderKind Kind, Money Amount, Money? Given, Money? Change, string? Provider, string? Reference);
