using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Commerce.Tests.Server;

namespace Retail.Commerce.Tests.Office;

/// <summary>
/// A server with a store, two lists, three items and a promotion, published once; and two who may edit.
/// </summary>
internal sealed class OfficeShop : IAsyncDisposable
{
    public static readonly string[] Skus = ["L-1", "M-1", "M-2"];

    private readonly HttpClient admin;

    private OfficeShop(RunningServer server, HttpClient admin) => (Server, this.admin) = (server, admin);

    public RunningServer Server { get; }

    public OfficeClient Ana { get; private set; } = null!;

    public static async Task<OfficeShop> OpenAsync(string language = "en", bool published = true)
    {
        var server = await RunningServer.StartAsync();
        var shop = new OfficeShop(server, await server.StaffAsync("admin"));
        await shop.PutAsync("publications/settings", """
            {"currency":"EUR","pricesIncludeTax":true,"rounding":"half-up","taxRounding":"rate-total","lanes":["items","coupons"]}
            """);
        await shop.PutAsync(
            "stores/centro", """{"name":"Tienda Centro","timeZone":"Europe/Madrid","currency":"EUR"}""");
        await shop.PutAsync("catalog/tax-categories/standard", """{"percent":21}""");
        await shop.PutAsync("catalog/categories/mugs", """{"name":{"en":"Mugs","es":"Tazas"},"parent":null}""");
        foreach (var (sku, name) in new[] { ("M-1", "Blue mug"), ("M-2", "Red mug"), ("L-1", "Lamp") })
        {
            await shop.PutAsync($"catalog/variants/{sku}", $$"""
                {"product":null,"name":{"en":"{{name}}"},"category":"mugs","unit":"piece","taxCategory":"standard","gtins":[]}
                """);
        }

        foreach (var list in new[] { "base", "sale" })
        {
            await shop.PutAsync($"prices/lists/{list}", """
                {"currency":"EUR","channels":[],"stores":[],"groups":[],"from":null,"until":null,"priority":0}
                """);
        }

        await shop.PriceAsync("M-1", "2.95");
        await shop.PriceAsync("M-2", "3.50");
        await shop.PriceAsync("L-1", "19.00");
        await shop.PutAsync("promotions/mugs-10", """
            {"code":"mugs-10","name":{"en":"Mugs 10% off","es":"Tazas con 10 % menos"},"lane":"items","priority":0,
             "channels":[],"stores":[],"groups":[],"conditions":[],
             "benefits":[{"kind":"percent-off","target":{"skus":[],"categories":["mugs"]},"percent":10}]}
            """);
        if (published)
        {
            await shop.PublishAsync();
        }

        shop.Ana = await OfficeClient.LogInAsync(server, "merchandiser", language);
        return shop;
    }

    /// <summary>Sets a price as a program would.</summary>
    public Task PriceAsync(string sku, string price) => PutAsync(
        $"prices/lists/base/entries/{sku}",
        $$$"""[{"minQuantity":1,"price":{"amount":"{{{price}}}","currency":"EUR"}}]""");

    /// <summary>The price that is stored.</summary>
    public async Task<string> StoredPriceAsync(string sku)
    {
        var entries = await RunningServer.GetAsync(admin, $"/api/v1/prices/lists/base/entries/{sku}");
        return string.Join(' ', entries.AsArray().Select(entry =>
            $"{entry!["minQuantity"]}:{entry["price"]!["amount"]}:{entry["listPrice"]?["amount"]}"));
    }

    public Task<JsonNode> PromotionAsync(string code) => RunningServer.GetAsync(admin, $"/api/v1/promotions/{code}");

    public async Task PublishAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/publications")
        {
            Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(
            "Idempotency-Key",
            Guid.CreateVersion7(Server.Clock.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture));
        using var answer = await admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>How many publications there are.</summary>
    public async Task<int> PublicationsAsync() =>
        (await RunningServer.GetAsync(admin, "/api/v1/publications?scope=all")).AsArray().Count;

    public async Task PutAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await admin.PutAsync("/api/v1/" + path, content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync()
    {
        Ana?.Dispose();
        return Server.DisposeAsync();
    }
}
