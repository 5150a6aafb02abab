using System.Text.Json.Nodes;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;

namespace Retail.Testing.Journeys;

/// <summary>Started at the till, finished on the phone, with a dearer price list published in between.</summary>
public static class TillToPhone
{
    /// <summary>
    /// Three lunch bags (3 for 2), two cakestands and a T-light holder: six scans, five products, two offers.
    /// </summary>
    private static readonly string[] Basket = ["20725", "20727", "20728", "22423", "22423", "85123A"];
    private const string Bunting = "47566";

    /// <summary>Plays it.</summary>
    public static async Task PlayAsync(Journey journey)
    {
        var ledger = journey.Ledger;
        ledger.Step("1. Started at the till, finished on the phone");
        var atTill = await journey.ScanAsync(Basket);
        ledger.Holds("the multi-buy applies",
            atTill.Lines.Any(line => line.Adjustments.Any(offer => offer.Promotion == "lunch-bags-3-for-2")));
        ledger.Holds("the basket offer applies",
            atTill.Lines.Any(line => line.Adjustments.Any(offer => offer.Promotion == "basket-10")));
        var sale = (await journey.Till.StateAsync())["sale"]!["id"]!.GetValue<string>();
        var handoff = await journey.Till.DoAsync("POST", "/api/sale/handoff");
        var code = handoff["code"]!.GetValue<string>();
        ledger.Step($"  handed off: code {code}, QR {handoff["link"]}");

        await journey.RaisePricesAsync([.. Basket, Bunting]);
        var bunting = await journey.FindAsync(Bunting);
        var opened = await ClaimAsync(journey, code);
        journey.SamePromise(atTill, opened.Cart.Quote);

        var key = CartKey.By(opened.Cart.Id, opened.Token!);
        var more = await journey.Phone.Carts.AddLineAsync(
            key, new AddLine("bunting", Bunting, null, 1), journey.Stamp(), CancellationToken.None);
        journey.Tell("phone, with bunting", more.Value.Quote);
        ledger.Same("publication of the added line", atTill.Publication, more.Value.Quote.Publication);
        var line = more.Value.Quote.Lines.Single(one => one.Sku == Bunting);
        ledger.Holds($"bunting costs {line.UnitPrice}, not {bunting.Price} as it does for others now",
            line.UnitPrice.Amount < bunting.Price.Amount);

        await TillHasLetGoAsync(journey, sale);
        await SecondClaimAsync(journey, code);
        await PayAsync(journey, key, more.Value, sale);
    }

    private static async Task<OpenedCart> ClaimAsync(Journey journey, string code)
    {
        var claimed = await journey.Phone.Handoffs.ClaimAsync(
            new ClaimHandoff(code, null, Journey.App), null, journey.Stamp(), CancellationToken.None);
        var opened = claimed.IsRefused ? throw new InvalidOperationException($"Not claimed: {claimed.Refusal}")
            : claimed.Value;
        journey.Ledger.Step($"Claimed on the phone; the price is kept until {opened.Cart.Guarantee.ExpiresAt:u}");
        journey.Tell("phone", opened.Cart.Quote);
        return opened;
    }

    private static async Task TillHasLetGoAsync(Journey journey, string sale)
    {
        var state = await journey.Till.WaitAsync(
            "the cart has left", one => Out(one, sale)["state"]!.GetValue<string>() == "claimed");
        journey.Ledger.Same("the till sees who has it", Journey.App, Out(state, sale)["claimedBy"]!.GetValue<string>());
        journey.Ledger.Holds("the till has no open sale", state["sale"] is null);
        var refused = await journey.Till.RefusedAsync(
            "POST", "/api/sale/cash", new JsonObject { ["amountGiven"] = "100.00", ["sale"] = sale });
        journey.Ledger.Step($"  the till cannot sell it any more: {refused}");
    }

    private static async Task SecondClaimAsync(Journey journey, string code)
    {
        var again = await journey.Phone.Handoffs.ClaimAsync(
            new ClaimHandoff(code, null, Journey.App), null, journey.Stamp(), CancellationToken.None);
        journey.Ledger.Same("a second claim", "handoff.already-claimed", again.Refusal?.Code);
        journey.Ledger.Step($"  «{again.Refusal?.In(System.Globalization.CultureInfo.GetCultureInfo("es"))}»");
    }

    private static async Task PayAsync(Journey journey, CartKey key, Cart cart, string sale)
    {
        var before = await journey.StockAsync("22423");
        var order = await journey.PayAsync(key, cart.Quote);
        journey.SamePromise(cart.Quote, order.Quote);
        journey.Ledger.Same("paid", cart.Quote.Total,
            order.Tenders.Aggregate(Money.Zero(cart.Quote.Total.Currency), (sum, tender) => sum + tender.Amount));
        journey.Ledger.Same("channels of its history", "app, store", Channels(order));
        journey.Ledger.Same("the goods leave store", Journey.Store, order.Store);
        journey.Ledger.Same("cakestands in that store", before - 2, await journey.StockAsync("22423"));
        await journey.Till.WaitAsync(
            "the till knows that it is paid", state => Out(state, sale)["paid"]!.GetValue<bool>());
        var atDoor = await journey.Till.DoAsync("GET", $"/api/door-codes/{order.DoorCode}");
        journey.Ledger.Same("the door code at the till", order.Number, atDoor["number"]!.GetValue<string>());
    }

    /// <summary>What the till's screen says of a sale that was handed off.</summary>
    private static JsonNode Out(JsonNode state, string sale) =>
        state["handedOff"]!.AsArray().Single(one => one!["sale"]!.GetValue<string>() == sale)!;

    internal static string Channels(Order order) =>
        string.Join(", ",
            order.History.Select(one => one.Channel).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
