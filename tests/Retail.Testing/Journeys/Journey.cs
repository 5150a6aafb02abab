using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Client;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Testing.Journeys;

/// <summary>
/// What the three stories share: a running server, an enrolled till, a member of the staff and a customer's phone.
/// </summary>
public sealed class Journey : IAsyncDisposable
{
    /// <summary>Where the customer's phone says it is.</summary>
    public const string App = "app";

    /// <summary>The store of the story.</summary>
    public const string Store = "centro";

    private readonly ServerProcess server;
    private readonly RetailClient phone;
    private int operations;

    private Journey(ServerProcess server, TillApi till, StaffApi staff, Ledger ledger)
    {
        (this.server, Till, Staff, Ledger) = (server, till, staff, ledger);
        phone = new RetailClient(
            new RetailClientOptions(server.Address, CultureInfo.GetCultureInfo("es"), TimeProvider.System));
    }

    /// <summary>The till's screen.</summary>
    public TillApi Till { get; }

    /// <summary>The merchandiser and manager.</summary>
    public StaffApi Staff { get; }

    /// <summary>What held and what did not.</summary>
    public Ledger Ledger { get; }

    /// <summary>The customer's phone.</summary>
    public RetailClient Phone => phone;

    /// <summary>The server's process, which a story may take away.</summary>
    public ServerProcess Server => server;

    /// <summary>Sets the shop up, publishes it and enrols the till.</summary>
    public static async Task<Journey> BeginAsync(ServerProcess server, TillProcess till, StaffApi staff, Ledger ledger)
    {
        await DemoShop.SetUpAsync(staff);
        var first = await staff.PublishAsync();
        ledger.Step($"Published the demo shop as publication {first}");
        var journey = new Journey(server, new TillApi(till.Address), staff, ledger);
        var code = await DemoShop.EnrolmentCodeAsync(staff, Store, "Caja 1");
        await journey.Till.DoAsync(
            "POST", "/api/enrolment", new JsonObject { ["server"] = server.Address.ToString(), ["code"] = code });
        await journey.TillOnAsync(first);
        ledger.Step($"Enrolled till «Caja 1» of store {Store}; it verified publication {first}");
        return journey;
    }

    /// <summary>A stamp of its own for a command of the phone.</summary>
    public CommandStamp Stamp() =>
        new(string.Create(CultureInfo.InvariantCulture, $"phone-{Environment.ProcessId}-{++operations:D6}"));

    /// <summary>Rings items up through the simulated scanner; gives the quote on the till's screen.</summary>
    public async Task<Quote> ScanAsync(params string[] skus)
    {
        JsonNode? state = null;
        foreach (var sku in skus)
        {
            var item = await FindAsync(sku);
            state = await Till.ScanAsync(item.Variant.Gtins[0].ToString());
            Ledger.Step($"  scanned {item.Variant.Gtins[0]}  {item.Variant.Name}");
        }

        var quote = TillApi.Read<Quote>(state!["sale"]!["quote"]);
        Tell("till", quote);
        return quote;
    }

    /// <summary>An item as the store sells it now.</summary>
    public async Task<PricedVariant> FindAsync(string sku) =>
        (await phone.Catalog.FindAsync(sku, new CatalogView("store", Store), CancellationToken.None)).Value;

    /// <summary>
    /// Makes everything in the basket a fifth dearer and publishes it; both sides are on the new prices afterwards.
    /// </summary>
    public async Task<int> RaisePricesAsync(params string[] skus)
    {
        foreach (var sku in skus.Distinct(StringComparer.Ordinal))
        {
            var price = (await FindAsync(sku)).Price.Amount;
            var dearer = decimal.Round(price * 1.2m, 2, MidpointRounding.AwayFromZero);
            await DemoShop.RaisePriceAsync(Staff, sku, dearer.ToString("F2", CultureInfo.InvariantCulture));
        }

        var number = await Staff.PublishAsync();
        await TillOnAsync(number);
        Ledger.Step($"A new price list, a fifth dearer, is published as number {number}; the till prices new sales by it");
        return number;
    }

    /// <summary>Tells a quote.</summary>
    public void Tell(string where, Quote quote)
    {
        Ledger.Step($"  {where}: total {quote.Total}, offers {quote.Discount}, publication {quote.Publication}, hash {quote.Hash[..16]}…");
        foreach (var line in quote.Lines)
        {
            var offers =
                string.Concat(line.Adjustments.Select(offer => $"  {offer.Amount.ToAmountString()} {offer.Name}"));
            var (price, total) = (line.UnitPrice.ToAmountString(), line.Total.ToAmountString());
            Ledger.Step($"      {line.Quantity} × {line.Name}  {price}  {total}{offers}");
        }
    }

    /// <summary>Two quotes must be the same promise: to the unit, the offer, the cent and the hash.</summary>
    public void SamePromise(Quote first, Quote second)
    {
        Ledger.Same("publication", first.Publication, second.Publication);
        Ledger.Same("lines", string.Join(" | ", first.Lines.Select(LineText)),
            string.Join(" | ", second.Lines.Select(LineText)));
        Ledger.Same("total", first.Total, second.Total);
        Ledger.Same("tax", first.Tax, second.Tax);
        Ledger.Same("hash", first.Hash, second.Hash);
    }

    /// <summary>Pays a cart on the phone by the simulated provider.</summary>
    public async Task<Order> PayAsync(CartKey key, Quote shown)
    {
        var pay = new PayCart(
            PaymentId.New(TimeProvider.System), OrderId.New(TimeProvider.System), "simulator", "approve", shown.Hash,
            Fulfilment.CarryOut);
        var paid = await phone.Checkout.PayAsync(key, pay, Stamp(), CancellationToken.None);
        var order = paid.IsRefused ? throw new InvalidOperationException($"Not paid: {paid.Refusal}") : paid.Value;
        var tender = order.Tenders[0];
        Ledger.Step($"  paid {tender.Amount} by {tender.Provider}: order {order.Number}, door code {order.DoorCode}");
        return order;
    }

    /// <summary>How much of an item the store holds.</summary>
    public async Task<decimal> StockAsync(string sku) =>
        (await Staff.SendAsync("GET", $"/inventory/{Store}/{sku}"))["onHand"]!.GetValue<decimal>();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        phone.Dispose();
        Till.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<JsonNode> TillOnAsync(int publication) =>
        Till.WaitAsync($"publication {publication}", state => state["publication"]?.GetValue<int>() == publication);

    private static string LineText(QuoteLine line)
    {
        var units = string.Join('+', line.Units.Select(unit => $"{unit.Count}×{unit.Price.ToAmountString()}"));
        var offers =
            string.Concat(line.Adjustments.Select(offer => $" {offer.Promotion} {offer.Amount.ToAmountString()}"));
        return $"{line.Sku}{offers} = {units}";
    }
}
