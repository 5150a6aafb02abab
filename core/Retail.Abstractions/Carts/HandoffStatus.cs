namespace Retail.Abstractions.Carts;

/// <summary>A handoff as both sides see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cart">The cart that is passed on.</param>
/// <param name="State">Where it stands.</param>
/// <param name="From">Who offered the cart.</param>
/// <param name="To">Who has claimed it, or null.</param>
/// <param name="IssuedAt">When it was offered.</param>
/// <param name="ExpiresAt">Until when it can be claimed.</param>
/// <param name="ClaimedAt">When it was claimed, or null.</param>
/// <param name="CartState">Where the cart stands: a till sees here that its customer has paid.</param>
public sealed record HandoffStatus(
    HandoffId Id,
    CartId Cart,
    HandoffState State,
    CartOwner From,
    CartOwner? To,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ClaimedAt,
    CartState CartState);
