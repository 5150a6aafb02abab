using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions;

namespace Retail.Pricing;

/// <summary>The engine: a pure function from basket and price book to quote (ADR 0003).</summary>
public static class QuoteEngine
{
    /// <summary>Most units of a basket: pieces, and one for each measured thing.</summary>
    public const int MaxUnits = 100_000;

    /// <summary>Most minor units of a quote's subtotal and total; a number that every language reads exactly.</summary>
    public const long MaxAmountMinor = 1_000_000_000_000_000;

    /// <summary>
    /// The price of a basket, without explanations. Refusals: <c>quote.unknown-sku</c>, <c>quote.no-price</c>,
    /// <c>quote.foreign-currency</c>, <c>quote.unknown-coupon</c>, <c>quote.used-coupon</c>,
    /// <c>quote.too-many-lines</c>, <c>quote.too-many-codes</c>, <c>quote.too-many-units</c>,
    /// <c>quote.duplicate-line</c>, <c>quote.bad-line-id</c>, <c>quote.amount-overflow</c>, <c>quote.bad-change</c>,
    /// <c>quote.change-above-price</c>, <c>quote.unknown-shipping</c>, <c>quote.no-shipping</c>,
    /// <c>quantity.fraction-of-piece</c>, <c>quantity.not-positive</c>, <c>quantity.too-large</c> (also of merged
    /// pieces), and <c>publication.bad-rule</c> for a variant that <see cref="PriceBook.Check"/> refuses.
    /// </summary>
    public static Outcome<Quote> Price(Basket basket, PriceBook book) => Price(basket, Own(book, basket), null);

    /// <summary>
    /// The same quote with its explanations: for every promotion that concerns the basket whether it applied, was
    /// beaten, or what it lacks. Refusals as <see cref="Price(Basket, PriceBook)"/>.
    /// </summary>
    public static Outcome<Quote> Explain(Basket basket, PriceBook book) =>
        Price(basket, Own(book, basket), new Explainer(basket.Context.Currency));

    // A basket of a currency that the book has not is refused by the main one.
    private static PriceBook Own(PriceBook book, Basket basket) => book.In(basket.Context.Currency) ?? book;

    private static Outcome<Quote> Price(Basket basket, PriceBook book, Explainer? explainer)
    {
        var read = BasketReader.Read(basket, book);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var bench = Workbench.Begin();
        var quote = Price(read.Value, book, bench, explainer);
        bench.End();
        return quote;
    }

    private static Outcome<Quote> Price(PricedBasket basket, PriceBook book, Workbench bench, Explainer? explainer)
    {
        var terms = new LaneTerms(book, basket.Delivery?.Zone);
        var state = new LaneState(basket, terms.Settings);
        bench.Units.Begin(basket.Lines, terms);
        var offers = Offers.Apply(state, book, terms, bench, explainer);
        var changes = CashierChanges.Apply(state, terms, bench);
        var shipping = book.Shipping.Of(state, offers);
        return shipping.IsRefused
            ? shipping.Refusal
            : QuoteWriter.Write(state, offers, changes, shipping.Value, explainer, book);
    }
}
