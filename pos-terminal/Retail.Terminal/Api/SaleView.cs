using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Api;

/// <summary>A sale as the screen shows it; all money in it is the quote's.</summary>
internal sealed record SaleView(
    OrderId Id,
    CartId Cart,
    DateTimeOffset StartedAt,
    IReadOnlyList<BasketLine> Lines,
    IReadOnlyList<string> Codes,
    PriceGuarantee Guarantee,
    bool GuaranteeExpired,
    Quote Quote,
    IReadOnlyList<Money> QuickCash,
    VoidedLine? Voided)
{
    public static SaleView Of(Sale sale, DateTimeOffset now) => new(
        sale.Id, sale.Cart, sale.StartedAt, sale.Lines, sale.Codes, sale.Guarantee, now >= sale.Guarantee.ExpiresAt,
        sale.Quote, Tendering.QuickCash.For(sale.Quote.Total), sale.Voided);
}
