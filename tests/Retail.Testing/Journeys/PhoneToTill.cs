using System.Text.Json.Nodes;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Testing.Shops;

namespace Retail.Testing.Journeys;

/// <summary>
/// Started on the phone, finished at the till for cash, with a dearer price list published in between.
/// </summary>
public static class PhoneToTill
{
    private static readonly string[] Basket = ["20725", "20727", "20728", "22423", "85099B"];

    /// <summary>Plays it.</summary>
    public static async Task PlayAsync(Journey journey)
    {
        var ledger = journey.Ledger;
        ledger.Step("2. Started on the phone, finished at the till for cash");
        var (key, onPhone) = await FillAsync(journey);
        var ticket = await journey.Phone.Handoffs.StartAsync(
            key, new StartHandoff(HandoffId.New(TimeProvider.System)), journey.Stamp(), CancellationToken.None);
        ledger.Step($"  offered: code {ticket.Value.Code}");

        await journey.RaisePricesAsync(Basket);
        var sale = await journey.Till.DoAsync(
            "POST", "/api/sale/claim", new JsonObject { ["code"] = ticket.Value.Code });
        var atTill = TillApi.Read<Quote>(sale["quote"]);
        journey.Tell("till", atTill);
        journey.SamePromise(onPhone.Quote, atTill);
        var moved = await journey.Phone.Carts.AddLineAsync(
            key, new AddLine("x", "85123A", null, 1), journey.Stamp(), CancellationToken.None);
        ledger.Same("the phone can only look at it", "cart.not-owner", moved.Refusal?.Code);

        var paid = await journey.Till.DoAsync("POST", "/api/sale/cash",
            new JsonObject { ["amountGiven"] = "60.00", ["sale"] = sale["id"]!.GetValue<string>() });
        var change = TillApi.Read<Money>(paid["change"]);
        ledger.Step($"  paid in cash: receipt {paid["receipt"]}, change {change}");
        ledger.Same("given − change", atTill.Total, TillApi.Read<Money>(paid["given"]) - change);
        ledger.Holds("the receipt is printed",
            (await journey.Till.PaperAsync()).Contains(paid["receipt"]!.GetValue<string>(), StringComparison.Ordinal));

        await journey.Till.WaitAsync("the sale is delivered", state => state["pendingFacts"]!.GetValue<long>() == 0);
        var order = await journey.Phone.Orders.GetByCartAsync(key, CancellationToken.None);
        journey.SamePromise(onPhone.Quote, order.Value.Quote);
        ledger.Same("receipt on the order", paid["receipt"]!.GetValue<string>(), order.Value.Receipt);
        ledger.Same("channels of its history", "app, store", TillToPhone.Channels(order.Value));
        ledger.Same("flags at the till", 0, (await journey.Till.StateAsync())["flags"]!.AsArray().Count);
    }

    private static async Task<(CartKey Key, Cart Cart)> FillAsync(Journey journey)
    {
        var id = CartId.New(TimeProvider.System);
        var opened = await journey.Phone.Carts.CreateAsync(
            new CreateCart(id, Journey.App, Journey.Store, Currency.Of("GBP")), journey.Stamp(),
            CancellationToken.None);
        var key = CartKey.By(id, opened.Value.Token!);
        var cart = opened.Value.Cart;
        foreach (var sku in Basket)
        {
            var barcode = (await journey.FindAsync(sku)).Variant.Gtins[0].ToString();
            var added = await journey.Phone.Carts.AddLineAsync(
                key, new AddLine($"line-{sku}", null, barcode, sku == "22423" ? 2 : 1), journey.Stamp(),
                CancellationToken.None);
            cart = added.Value;
        }

        journey.Tell("phone", cart.Quote);
        return (key, cart);
    }
}
