using System.Globalization;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Publications;
using Retail.Pricing;

namespace Retail.Commerce.Quotes;

/// <summary>Prices a basket under the publication in force at its instant.</summary>
internal sealed class PublishedQuotes(IPriceBooks books, TimeProvider clock) : IQuotes
{
    // For clocks that are behind; what was priced earlier is kept by a cart's guarantee, not asked for again.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(31);

    public Task<Outcome<Quote>> QuoteAsync(Basket basket, CancellationToken cancellationToken) =>
        Task.FromResult(Price(basket));

    private Outcome<Quote> Price(Basket basket)
    {
        var instant = basket.Context.Instant;
        var now = clock.GetUtcNow();
        if (instant < now - MaxAge || instant > now + MaxAhead)
        {
            return Refusal.Of(
                RefusalKind.Rule,
                "quote.instant-out-of-range",
                ("instant", instant.ToString("O", CultureInfo.InvariantCulture)),
                ("now", now.ToString("O", CultureInfo.InvariantCulture)));
        }

        return books.At(instant) is { } book
            ? QuoteEngine.Explain(basket, book)
            : Refusal.Of(RefusalKind.Unavailable, "publication.none-in-force");
    }
}
