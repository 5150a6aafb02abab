using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;

namespace Retail.Abstractions.Terminals;

/// <summary>A sale that a till has completed; the server makes an order of it and never changes an amount.</summary>
/// <param name="Order">A UUIDv7 made by the till.</param>
/// <param name="Cart">The cart that the sale was claimed from, or null.</param>
/// <param name="Receipt">Number in the till's gapless series.</param>
/// <param name="CompletedAt">When, by the till's clock.</param>
/// <param name="Guarantee">What the prices hang on.</param>
/// <param name="Lines">The basket's lines.</param>
/// <param name="Codes">Coupon codes.</param>
/// <param name="Quote">
/// The price, as the till computed it; the server computes it again and reports a difference.
/// </param>
/// <param name="Tenders">What paid it; their amounts are the quote's total.</param>
public sealed record CompletedSale(
    OrderId Order,
    CartId? Cart,
    string Receipt,
    DateTimeOffset CompletedAt,
    PriceGuarantee Guarantee,
    IReadOnlyList<BasketLine> Lines,
    IReadOnlyList<string> Codes,
    Quote Quote,
    IReadOnlyList<Tender> Tenders);
