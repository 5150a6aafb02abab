using System.Text.Json.Nodes;
using Retail.Abstractions.Quotes;
using Retail.Testing.Shops;

namespace Retail.Tests.Faces.Phone;

/// <summary>What a cashier does before the customer takes the phone out, by the till's own API.</summary>
internal static class AtTheTill
{
    /// <summary>Three lunch bags (3 for 2) and two cakestands: two offers.</summary>
    public static readonly string[] Basket = ["20725", "20727", "20728", "22423", "22423"];

    /// <summary>Rings the basket up and shows its QR; gives what the QR says and what the till promised.</summary>
    public static async Task<(Uri Link, string Code, Quote Quote)> HandOverAsync(
        this OpenTill till, OpenShop shop, params string[] skus)
    {
        JsonNode? state = null;
        foreach (var sku in skus.Length == 0 ? Basket : skus)
        {
            var item = await shop.FindAsync(sku);
            state = await till.Api.ScanAsync(item.Variant.Gtins[0].ToString());
        }

        var quote = TillApi.Read<Quote>(state!["sale"]!["quote"]);
        var handoff = await till.Api.DoAsync("POST", "/api/sale/handoff");
        return (new Uri(handoff["link"]!.GetValue<string>()), handoff["code"]!.GetValue<string>(), quote);
    }
}
