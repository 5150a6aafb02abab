namespace Retail.Abstractions.Quotes;

/// <summary>Prices a basket without storing anything.</summary>
public interface IQuotes
{
    /// <summary>
    /// The quote under the publication in force at the context's instant in its store, or a refusal of the engine
    /// (<c>quote.unknown-sku</c>, <c>quote.foreign-currency</c>, <c>quote.unknown-coupon</c>, <c>quantity.…</c>).
    /// </summary>
    Task<Outcome<Quote>> QuoteAsync(Basket basket, CancellationToken cancellationToken);
}
