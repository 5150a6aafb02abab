using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Terminal.Handoffs;

namespace Retail.Terminal.Selling;

/// <summary>
/// A basket being rung up. It begins with its first line, whose quote freezes the guarantee for all that follow.
/// </summary>
/// <param name="Id">The order that it becomes; also what makes completing it safe to repeat.</param>
/// <param name="Cart">Its cart, where the server knows one.</param>
/// <param name="StartedAt">When it began at this till.</param>
/// <param name="Guarantee">What its prices hang on.</param>
/// <param name="Lines">In the order of ringing up.</param>
/// <param name="Codes">Coupon codes.</param>
/// <param name="Quote">Its price.</param>
/// <param name="LinesMade">How many lines it ever had; names the next one.</param>
/// <param name="Shared">Whether the server may hold its cart: it was claimed here, or handed off before.</param>
/// <param name="Handoff">Its passing to another channel, while it is out or left.</param>
internal sealed record Sale(
    OrderId Id,
    CartId Cart,
    DateTimeOffset StartedAt,
    PriceGuarantee Guarantee,
    IReadOnlyList<BasketLine> Lines,
    IReadOnlyList<string> Codes,
    Quote Quote,
    int LinesMade,
    bool Shared,
    OutHandoff? Handoff)
{
    /// <summary>The line that was voided last, until the next change of whatever kind.</summary>
    public VoidedLine? Voided { get; init; }

    public Basket Basket => new(Guarantee.Context, Lines, Codes);
}
