using System.Text.Json.Nodes;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Testing.Shops;

namespace Retail.Testing.Journeys;

/// <summary>
/// The server is away while the till sells for cash and hands a sale off: the QR carries the signed cart.
/// </summary>
public static class StoreWithoutNetwork
{
    private static readonly string[] Basket = ["20725", "20727", "20728", "22423", "22423", "85123A"];

    /// <summary>Plays it; the server is back at the end.</summary>
    public static async Task PlayAsync(Journey journey)
    {
        var ledger = journey.Ledger;
        ledger.Step("3. The store has no network");
        var barcode = (await journey.FindAsync("84879")).Variant.Gtins[0].ToString();
        var quote = await journey.ScanAsync(Basket);
        await journey.Server.KillAsync();
        ledger.Step("Killed the server");

        var handoff = await journey.Till.DoAsync("POST", "/api/sale/handoff");
        ledger.Holds("the handoff is made without the server", !handoff["online"]!.GetValue<bool>());
        var qr = handoff["link"]!.GetValue<string>();
        ledger.Step($"  QR of {qr.Length} characters: {qr[..60]}…");
        var receipt = await SellForCashAsync(journey, barcode);

        await journey.Server.StartAsync();
        ledger.Step("The server is back");
        var claim = new ClaimHandoff(null, qr, Journey.App);
        var opened = await journey.Phone.Handoffs.ClaimAsync(claim, null, journey.Stamp(), CancellationToken.None);
        ledger.Same("claimed by the content of the QR", null, opened.Refusal?.Code);
        journey.Tell("phone", opened.Value.Cart.Quote);
        journey.SamePromise(quote, opened.Value.Cart.Quote);
        var again = await journey.Phone.Handoffs.ClaimAsync(claim, null, journey.Stamp(), CancellationToken.None);
        ledger.Same("the same QR again", "handoff.already-claimed", again.Refusal?.Code);

        var order = await journey.PayAsync(
            CartKey.By(opened.Value.Cart.Id, opened.Value.Token!), opened.Value.Cart.Quote);
        journey.SamePromise(quote, order.Quote);
        var state = await journey.Till.WaitAsync(
            "everything is delivered", one => one["pendingFacts"]!.GetValue<long>() == 0);
        ledger.Same("flags at the till", 0, state["flags"]!.AsArray().Count);
        ledger.Holds(
            $"receipt {receipt} is on paper once", (await journey.Till.PaperAsync()).Split(receipt).Length == 2);
    }

    private static async Task<string> SellForCashAsync(Journey journey, string barcode)
    {
        var state = await journey.Till.ScanAsync(barcode);
        var quote = TillApi.Read<Quote>(state["sale"]!["quote"]);
        journey.Tell("till, alone", quote);
        var paid = await journey.Till.DoAsync("POST", "/api/sale/cash", new JsonObject { ["amountGiven"] = "10.00" });
        var receipt = paid["receipt"]!.GetValue<string>();
        journey.Ledger.Holds($"sold and printed without the server: {receipt}", paid["printed"]!.GetValue<bool>());
        return receipt;
    }
}
