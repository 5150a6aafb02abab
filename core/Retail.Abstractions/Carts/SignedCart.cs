using Retail.Abstractions.Quotes;

namespace Retail.Abstractions.Carts;

/// <summary>
/// A cart that a till signs into a QR code, so that it can be claimed from a server that the till cannot reach (ADR
/// 0005).
/// </summary>
/// <param name="Terminal">The till.</param>
/// <param name="Sequence">The till's counter of handoffs; with the till it names this document for ever.</param>
/// <param name="Cart">Id of the cart.</param>
/// <param name="Handoff">Id of the handoff.</param>
/// <param name="IssuedAt">When, whole seconds.</param>
/// <param name="ExpiresAt">Until when it can be claimed, whole seconds.</param>
/// <param name="Guarantee">The price guarantee of the till's first quote; its expiry in whole seconds.</param>
/// <param name="Lines">At most a basket's; at most <see cref="MaxLines"/> when it is shown as a QR.</param>
/// <param name="Codes">Coupon codes.</param>
/// <param name="QuoteHash">Hash of the till's quote, 64 hex digits.</param>
public sealed record SignedCart(
    TerminalId Terminal,
    long Sequence,
    CartId Cart,
    HandoffId Handoff,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    PriceGuarantee Guarantee,
    IReadOnlyList<BasketLine> Lines,
    IReadOnlyList<string> Codes,
    string QuoteHash)
{
    /// <summary>
    /// Most lines that a QR code holds and a phone still reads; beyond it the till needs a connection.
    /// </summary>
    public const int MaxLines = 40;
}
