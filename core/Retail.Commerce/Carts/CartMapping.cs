using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;

namespace Retail.Commerce.Carts;

/// <summary>Rows to wire records.</summary>
internal static class CartMapping
{
    public static Cart ToWire(
        this CartRow row, Quote quote, GuaranteeOffer? offer, HandoffRow? handoff, DateTimeOffset now) => new(
        row.Id,
        row.Version,
        row.State,
        row.Owner,
        row.Lines,
        row.Codes,
        row.Guarantee,
        quote,
        offer,
        handoff?.ToWire(row.State, now),
        row.Order,
        row.History);

    public static HandoffStatus ToWire(this HandoffRow row, CartState cartState, DateTimeOffset now) => new(
        row.Id,
        row.Cart,
        row.StateAt(now),
        new CartOwner(row.FromChannel, row.FromTerminal, row.FromName),
        row.ToChannel is null ? null : new CartOwner(row.ToChannel, row.ToTerminal, row.ToName),
        row.IssuedAt,
        row.ExpiresAt,
        row.ClaimedAt,
        cartState);
}
