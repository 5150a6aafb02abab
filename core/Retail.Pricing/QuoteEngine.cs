using Retail.Abstractions.Quotes;

namespace Retail.Pricing;

/// <summary>The engine: a pure function from basket and price book to quote (ADR 0003).</summary>
public static class QuoteEngine
{
    /// <summary>
    /// The price of a basket. Refusals: <c>quote.unknown-sku</c>, <c>quote.no-price</c>, <c>quote.foreign-currency</c>,
    /// <c>quote.unknown-coupon</c>, <c>quote.too-many-lines</c>, <c>quote.too-many-codes</c>, <c>quote.duplicate-line</c>,
    /// <c>quote.amount-overflow</c>, <c>quantity.fraction-of-piece</c>, <c>quantity.too-large</c>.
    /// </summary>
    public static Outcome<Quote> Price(Basket basket, PriceBook book) => throw new NotImplementedException();
}
