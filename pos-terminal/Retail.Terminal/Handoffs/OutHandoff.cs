using Retail.Abstractions.Carts;

namespace Retail.Terminal.Handoffs;

/// <summary>A sale on its way to another channel.</summary>
/// <param name="Id">The handoff.</param>
/// <param name="SignedCart">What the till signed.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="ExpiresAt">Until when it can be claimed.</param>
/// <param name="Ticket">The server's answer, or null while the server has not seen it.</param>
/// <param name="Status">As the server last told, or null.</param>
/// <param name="Problem">Code of why the server does not take it, or null.</param>
/// <param name="Paid">The order that it became in the other channel, or null.</param>
internal sealed record OutHandoff(
    HandoffId Id,
    string SignedCart,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    HandoffTicket? Ticket,
    HandoffStatus? Status,
    string? Problem,
    PaidElsewhere? Paid = null)
{
    /// <summary>Whether it was paid and the order is still to be asked for.</summary>
    public bool LacksOrder => Status?.CartState == CartState.Ordered && Paid is null;

    /// <summary>Whether it is still to be asked for: nobody has it, or whoever has it has not paid.</summary>
    public bool IsUndecided => Status is null or { State: HandoffState.Waiting } or
    { State: HandoffState.Claimed, CartState: CartState.Open or CartState.Paying };
}
