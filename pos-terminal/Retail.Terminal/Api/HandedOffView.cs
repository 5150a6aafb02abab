using Retail.Abstractions.Carts;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Api;

/// <summary>A sale that was handed off.</summary>
/// <param name="Sale">The sale.</param>
/// <param name="Cart">Its cart.</param>
/// <param name="Handoff">The handoff with what the customer needs.</param>
/// <param name="State">Where it stands, as far as this till knows.</param>
/// <param name="ClaimedBy">Code of the channel that has it, or null.</param>
/// <param name="Paid">Whether it was paid there.</param>
/// <param name="Order">The order that it became there, or null.</param>
/// <param name="Total">What it cost when it was handed off.</param>
/// <param name="QuoteHash">Its proof.</param>
/// <param name="Problem">Why the server does not take it, or null.</param>
internal sealed record HandedOffView(
    OrderId Sale,
    CartId Cart,
    HandoffAnswer Handoff,
    HandoffState State,
    string? ClaimedBy,
    bool Paid,
    PaidElsewhere? Order,
    Money Total,
    string QuoteHash,
    string? Problem)
{
    public static HandedOffView Of(Sale sale, Uri publicAddress, DateTimeOffset now)
    {
        var handoff = sale.Handoff ?? throw new InvalidOperationException($"Sale {sale.Id} is not handed off.");
        var state = handoff.Status?.State ?? (now < handoff.ExpiresAt ? HandoffState.Waiting : HandoffState.Expired);
        return new HandedOffView(
            sale.Id,
            sale.Cart,
            HandoffAnswer.Of(sale, handoff, publicAddress),
            state,
            handoff.Status?.To?.Channel,
            handoff.Status?.CartState == CartState.Ordered,
            handoff.Paid,
            sale.Quote.Total,
            sale.Quote.Hash,
            handoff.Problem);
    }
}
