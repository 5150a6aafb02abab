using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Http;

namespace Retail.Commerce.Quotes;

/// <summary>POST /quotes</summary>
internal static class PostQuote
{
    public static async Task<Results<Ok<Quote>, ProblemHttpResult>> HandleAsync(
        Basket basket, IQuotes quotes, CancellationToken cancellationToken) =>
        (await quotes.QuoteAsync(basket, cancellationToken)).ToOk();
}
