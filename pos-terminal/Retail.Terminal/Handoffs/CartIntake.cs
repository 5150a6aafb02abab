using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Publications;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Handoffs;

/// <summary>
/// Makes a sale of a cart that the server gave to this till: priced again here, and only at the very same price.
/// </summary>
internal sealed class CartIntake(PublicationFetch publications, TimeProvider clock)
{
    // Somebody stands at the till and waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<Outcome<Sale>> TakeAsync(EnrolledTill till, Cart cart, CancellationToken cancellationToken)
    {
        var here = await publications.EnsureAsync(till, cart.Guarantee.Publication, Patience, cancellationToken);
        if (here.IsRefused)
        {
            return here.Refusal;
        }

        var lines = cart.Lines.Select(line => new BasketLine(line.Id, line.Sku, line.Quantity)).ToArray();
        var sale = new Sale(
            OrderId.New(clock),
            cart.Id,
            clock.GetUtcNow().ToWholeMilliseconds(),
            cart.Guarantee,
            lines,
            cart.Codes,
            cart.Quote,
            lines.Length,
            Shared: true,
            Handoff: null);
        return till.Publication(cart.Guarantee.Publication)
            .Then(file => SaleRules.Price(sale, file.Book))
            .Then(priced => priced.Quote.Hash == cart.Quote.Hash
                ? priced
                : (Outcome<Sale>)Refusal.Of(
                    RefusalKind.Conflict,
                    "till.price-differs",
                    ("server", cart.Quote.Total.ToString()),
                    ("till", priced.Quote.Total.ToString()),
                    ("publication", cart.Guarantee.Publication.ToString(
                        System.Globalization.CultureInfo.InvariantCulture))));
    }
}
