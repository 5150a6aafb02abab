using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Terminals;
using Retail.Client;
using Retail.Commerce.Tests.Merchandising;
using Retail.Server;
using Retail.Server.Auth;
using Retail.Testing.Databases;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Commerce.Tests.Selling;

/// <summary>
/// The real server on a port of its own, with the simulated payments from the real plugin folder, a small catalog, and
/// a clock that the test moves. GBP; a mug 4.00, a bag 1.65 (3 for 2), a lantern 3.39, cheese 12.50 a kilogram; 10 %
/// from 30.
/// </summary>
public sealed class SellingShop : IAsyncLifetime, IDisposable
{
    private const string Password = "Selling-Passw0rd";
    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;
    private int operations;

    internal ShopClock Clock { get; } = new();

    /// <summary>What this shop is set to, beside what every one is.</summary>
    internal IReadOnlyList<string> Settings { get; init; } = [];

    public StaffApi Staff { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>A customer's device.</summary>
    public RetailClient Phone { get; private set; } = null!;

    internal IServiceProvider Services => app.Services;

    public async Task InitializeAsync()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        string[] settings =
        [
            "--urls", Address.ToString(),
            "--Retail:DataDirectory", folder.Sub("data"),
            "--Retail:PluginsDirectory", Repository.Plugins,

            // These tests claim, enrol and open carts more often in a minute than one address may.
            "--Retail:Limits:claims:PerCaller", "600",
            "--Retail:Limits:enrolment:PerCaller", "60",
            "--Retail:Limits:carts:PerCaller", "3000",
            .. await TestDatabase.SettingsAsync(folder.Sub("data")),
            .. Settings,
        ];
        app = RetailServer.Build(settings, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Logging.ClearProviders();
        });
        await app.PrepareAsync(CancellationToken.None);
        await app.LoadPluginsAsync(CancellationToken.None);
        await app.StartAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var added = await scope.ServiceProvider.GetRequiredService<StaffAccounts>()
                .AddAsync(new AddStaffMember("boss", Password, ["admin"]), CancellationToken.None);
            Assert.False(added.IsRefused, added.Refusal?.ToString());
        }

        Staff = await StaffApi.LogInAsync(Address, "boss", Password);
        await FillAsync();
        Phone = ClientOf(null, null);
    }

    public async Task DisposeAsync()
    {
        Phone.Dispose();
        Staff.Dispose();
        await app.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    public CommandStamp Stamp(long? ifVersion = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"test-{Interlocked.Increment(ref operations):D8}"), ifVersion);

    /// <summary>A cart of a customer's device in the store.</summary>
    public async Task<(CartKey Key, Cart Cart)> CartAsync(
        string? store = "centro", params (string Sku, decimal Quantity)[] lines)
    {
        var id = CartId.New(Clock);
        var opened = await Phone.Carts.CreateAsync(
            new CreateCart(id, "app", store, Currency.Of("GBP")), Stamp(), CancellationToken.None);
        Assert.False(opened.IsRefused, opened.Refusal?.ToString());
        var (key, cart) = (CartKey.By(id, opened.Value.Token!), opened.Value.Cart);
        foreach (var (sku, quantity) in lines)
        {
            cart = (await AddAsync(key, sku, quantity)).Value;
        }

        return (key, cart);
    }

    public Task<Outcome<Cart>> AddAsync(CartKey key, string sku, decimal quantity, CommandStamp? stamp = null) =>
        Phone.Carts.AddLineAsync(key, new AddLine($"line-{Guid.CreateVersion7(Clock.Now):N}", sku, null, quantity),
            stamp ?? Stamp(), CancellationToken.None);

    /// <summary>An enrolled till of the store.</summary>
    public async Task<TestTill> TillAsync(string store = "centro")
    {
        var code = await DemoShop.EnrolmentCodeAsync(Staff, store, "Caja 1");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = TerminalId.New(Clock);
        var publicKey = System.Buffers.Text.Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo());
        var enrolled = await Phone.Terminals.EnrolAsync(new EnrolTerminal(id, code, publicKey), CancellationToken.None);
        Assert.False(enrolled.IsRefused, enrolled.Refusal?.ToString());
        return new TestTill(enrolled.Value, key, ClientOf(id, key), Clock);
    }

    /// <summary>Sets one price and publishes it.</summary>
    public async Task<int> PublishPriceAsync(string sku, string price)
    {
        await DemoShop.RaisePriceAsync(Staff, sku, price);
        return await Staff.PublishAsync();
    }

    public async Task<decimal> StockAsync(string sku, string store = "centro") =>
        (await Staff.SendAsync("GET", $"/inventory/{store}/{sku}"))["onHand"]!.GetValue<decimal>();

    private RetailClient ClientOf(TerminalId? terminal, ECDsa? key) =>
        new(new RetailClientOptions(
            Address, CultureInfo.GetCultureInfo("en"), Clock)
        { Terminal = terminal, TerminalKey = key });

    private async Task FillAsync()
    {
        await Staff.SendAsync("PUT", "/publications/settings", JsonNode.Parse(
            """{"currency":"GBP","pricesIncludeTax":true,"rounding":"half-up","taxRounding":"rate-total","lanes":["items","basket","coupons"]}"""));
        await Staff.SendAsync("PUT", "/catalog/tax-categories/standard", JsonNode.Parse("""{"percent":20}"""));
        foreach (var store in (string[])["centro", "norte"])
        {
            await Staff.SendAsync("PUT", "/stores/" + store, JsonNode.Parse(
                $$"""{"name":"Regalos {{store}}","timeZone":"Europe/London","currency":"GBP","channel":"store"}"""));
        }

        await Staff.SendAsync("PUT", "/catalog/categories/gifts", JsonNode.Parse("""{"name":{"en":"Gifts","es":"Regalos"}}"""));
        await ImportAsync("/catalog/imports/catalog", """
            sku,name,category,unit,tax_category,gtins
            MUG,Enamel mug,gifts,piece,standard,2985123000015
            BAG,Paper bag,gifts,piece,standard,2920725000001
            LANTERN,Metal lantern,gifts,piece,standard,2922423000000
            CHEESE,Aged cheese,gifts,kilogram,standard,

            """);
        await Staff.SendAsync("PUT", "/prices/lists/base", JsonNode.Parse(
            """{"currency":"GBP","channels":[],"stores":[],"groups":[],"priority":0}"""));
        await ImportAsync("/prices/lists/base/imports",
            "sku,min_quantity,price\nMUG,1,4.00\nBAG,1,1.65\nLANTERN,1,3.39\nCHEESE,0.001,12.50\n");
        await ImportAsync(
            "/inventory/imports", "store,sku,quantity\ncentro,MUG,100\ncentro,BAG,100\ncentro,LANTERN,2\n");
        foreach (var promotion in JsonNode.Parse(Promotions)!.AsArray())
        {
            await Staff.SendAsync("PUT", $"/promotions/{promotion!["code"]}", promotion);
        }

        await Staff.PublishAsync();
    }

    private async Task ImportAsync(string path, string csv)
    {
        var file = Path.Combine(folder.Path, "import.csv");
        await File.WriteAllTextAsync(file, csv);
        var report = await Staff.ImportAsync(path, file);
        Assert.Equal(0, report["rejected"]!.GetValue<int>());
    }

    private const string Promotions = """
        [
          {
            "code": "bags-3-for-2", "name": { "en": "Bags 3 for 2", "es": "Bolsas 3x2" }, "lane": "items", "priority": 0,
            "channels": [], "stores": [], "groups": [], "conditions": [],
            "benefits": [{ "kind": "buy-get", "buyTarget": { "skus": ["BAG"], "categories": [] }, "buyCount": 2,
                           "getTarget": { "skus": ["BAG"], "categories": [] }, "getCount": 1, "percent": 100 }]
          },
          {
            "code": "basket-10", "name": { "en": "10% from 30", "es": "10 % desde 30" }, "lane": "basket", "priority": 0,
            "channels": [], "stores": [], "groups": [],
            "conditions": [{ "kind": "spend-at-least", "target": { "skus": [], "categories": [] },
                             "amount": { "amount": "30.00", "currency": "GBP" } }],
            "benefits": [{ "kind": "percent-off", "target": { "skus": [], "categories": [] }, "percent": 10 }]
          },
          {
            "code": "welcome", "name": { "en": "Welcome", "es": "Bienvenida" }, "lane": "coupons", "priority": 0,
            "channels": [], "stores": [], "groups": [],
            "conditions": [{ "kind": "coupon-entered", "codes": ["HELLO1"] }],
            "benefits": [{ "kind": "amount-off", "target": { "skus": [], "categories": [] },
                           "amount": { "amount": "1.00", "currency": "GBP" }, "spread": "across" }]
          }
        ]
        """;
}
