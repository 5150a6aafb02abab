namespace Retail.Abstractions.Quotes;

/// <summary>The engine's input value.</summary>
/// <param name="Context">All that the price depends on beside the lines.</param>
/// <param name="Lines">At most <see cref="MaxLines"/>; order does not matter.</param>
/// <param name="Codes">Coupon codes entered, at most <see cref="MaxCodes"/>; upper case.</param>
/// <param name="Delivery">Where it goes and how, or null for what is carried out of the store.</param>
/// <param name="Changes">What a cashier takes off by hand, at most <see cref="MaxLines"/>; null for nothing.</param>
public sealed record Basket(
    QuoteContext Context,
    IReadOnlyList<BasketLine> Lines,
    IReadOnlyList<string> Codes,
    Delivery? Delivery = null,
    IReadOnlyList<CashierChange>? Changes = null)
{
    /// <summary>Most lines of a basket.</summary>
    public const int MaxLines = 1_000;

    /// <summary>Most coupon codes of a basket.</summary>
    public const int MaxCodes = 20;
}
