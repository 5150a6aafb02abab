using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Inventory;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Publications;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Stores;
using Retail.Abstractions.Terminals;

namespace Retail.Client;

/// <summary>
/// The server's modules over HTTP: the same interfaces, records and refusals as in its process. A server that does not
/// answer is <c>server.unreachable</c>. Thread-safe; one per server and caller.
/// </summary>
public sealed class RetailClient : IDisposable
{
    private readonly RetailHttp http;

    public RetailClient(RetailClientOptions options)
    {
        http = new RetailHttp(options);
        Catalog = new CatalogClient(http);
        Quotes = new QuotesClient(http);
        Carts = new CartsClient(http);
        Handoffs = new HandoffsClient(http);
        Checkout = new CheckoutClient(http);
        Orders = new OrdersClient(http);
        Terminals = new TerminalsClient(http);
        Publications = new PublicationsClient(http);
        Shop = new ShopClient(http);
        Availability = new AvailabilityClient(http);
    }

    public ICatalog Catalog { get; }

    public IQuotes Quotes { get; }

    public ICarts Carts { get; }

    public IHandoffs Handoffs { get; }

    public ICheckout Checkout { get; }

    public IOrders Orders { get; }

    public ITerminals Terminals { get; }

    public IPublicationFeed Publications { get; }

    public IShop Shop { get; }

    public IAvailability Availability { get; }

    public void Dispose() => http.Dispose();
}
