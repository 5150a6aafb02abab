using Retail.Abstractions.Quotes;

namespace Retail.Client;

internal sealed class QuotesClient(RetailHttp http) : IQuotes
{
    public Task<Outcome<Quote>> QuoteAsync(Basket basket, CancellationToken cancellationToken) =>
        http.SendAsync<Quote>(RetailRequest.Repeatable("quotes", basket), cancellationToken);
}
