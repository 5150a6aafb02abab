using System.Globalization;
using Retail.Terminal.Api;
using Retail.Terminal.Selling;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Labels;

/// <summary>What the till does with the weights, prices, dates and batches on labels.</summary>
public sealed class LabelTests
{
    private const string Gs = "\u001d";
    private const string Mug = "]C101" + "05000112637922";

    private static readonly string[] Settings =
    [
        "--Retail:BarcodeMasks:0", "21IIIIIWW.WWWC", "--Retail:BarcodeMasks:1", "20IIIIIPPP.PPC",
        "--Retail:BarcodeMasks:2", "22IIIIIIIIIIC",
        "--Retail:Recalls:0", "05000112637922/LOT/7",
    ];

    [Theory]
    [InlineData("2112345012506", "1.25", "15.43")]
    [InlineData("]E02112345012506", "1.25", "15.43")]
    [InlineData("]e00195000112637925" + "3103000455", "0.455", "5.61")]
    [InlineData("]e00195000112637925" + "3202000100", "0.454", "5.60")]
    [InlineData("]e00195000112637925" + "3103001250" + "39221543", "1.25", "15.43")]
    [InlineData("]e00195000112637925" + "3103001250" + "39328261600", "1.25", "15.43")]
    [InlineData("https://any.example/01/95000112637925?3103=000455", "0.455", "5.61")]
    [InlineData("2012345015432", "1.25", "15.43")]
    [InlineData("]e00195000112637925" + "39221543", "1.25", "15.43")]
    [InlineData("2*2112345012506", "2.5", "30.85")]
    public async Task A_label_rings_up_as_much_as_it_says(string scan, string quantity, string total)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);

        var sale = (await till.OkAsync<ScanView>(ScanAsync(till, scan))).Sale!;

        var line = Assert.Single(sale.Lines);
        Assert.Equal((TestShop.Cheese, quantity), (line.Sku, line.Quantity.ToString()));
        Assert.Equal(total, sale.Quote.Total.ToAmountString());
    }

    [Fact]
    public async Task A_count_is_as_many_pieces()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);

        var sale = (await till.OkAsync<ScanView>(ScanAsync(till, Mug + "303"))).Sale!;

        Assert.Equal((TestShop.Mug, 3m), (sale.Lines[0].Sku, sale.Lines[0].Quantity.Value));
    }

    [Fact]
    public async Task A_label_is_read_alike_by_scanner_field_and_program()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);

        till.Scanner.Read("2112345012506");
        await till.UntilAsync(state => state.LastScan is not null);
        await till.OkAsync<SaleView>(till.SendAsync(
            HttpMethod.Post, "sale/lines", new AddToSale(null, "2112345012506")));
        await till.OkAsync<ScanView>(ScanAsync(till, "2112345012506"));

        Assert.All(
            (await till.StateAsync()).Sale!.Lines, line => Assert.Equal(1.25m, line.Quantity.Value));
    }

    [Theory]
    [InlineData("2012345012370", "label.price-not-met", "12.37")]
    [InlineData("]e00195000112637925" + "3103001250" + "39221542", "label.price-too-low", "15.43")]
    [InlineData("]e00195000112637925" + "3103001250" + "39329781543", "label.other-currency", "EUR")]
    [InlineData("]e00195000112637925" + "3152000075", "label.other-unit", "0.75 l")]
    [InlineData("2112345000008", "quantity.not-positive", "0")]
    [InlineData("2119999012500", "catalog.unknown-barcode", "2119999000002")]
    [InlineData("2312345012500", "barcode.no-mask", "2312345012500")]
    [InlineData("2112345012507", "barcode.incorrect-check-digit", "7")]
    [InlineData("]C100006141411234567890", "label.no-item", "0000614141")]
    [InlineData("]Q1https://any.example/page", "barcode.link-without-key", "https://any.")]
    [InlineData("]C1010500011263792217261331", "barcode.illegal-month", "13")]
    public async Task What_a_label_does_not_allow_is_told_and_not_sold(string scan, string code, string told)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);

        var refused = await till.RefusedAsync(ScanAsync(till, scan));

        Assert.Equal(code, refused.Code);
        Assert.Contains(told, refused.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("{", refused.Sentence, StringComparison.Ordinal);
        Assert.Null((await till.StateAsync()).Sale);
    }

    [Theory]
    [InlineData("17", -2, "label.expired")]
    [InlineData("17", 2, "")]
    [InlineData("15", -2, "label.past-best-before")]
    [InlineData("15", 2, "")]
    [InlineData("16", -2, "label.past-sell-by")]
    [InlineData("11", -2, "")]
    public async Task Dates_stop_a_sale(string identifier, int days, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        await using var lax = await StartAsync(server, "--Retail:SellsPastBest", "true");

        var scan = Mug + identifier + Date(till, days);
        var refusal = await CodeAsync(ScanAsync(till, scan));
        var laxRefusal = await CodeAsync(ScanAsync(lax, scan));

        Assert.Equal(code, refusal);
        Assert.Equal(identifier == "17" ? code : string.Empty, laxRefusal);
    }

    [Theory]
    [InlineData("10LOT/7", "label.batch-recalled")]
    [InlineData("10LOT/8", "")]
    [InlineData("10lot/7", "")]
    [InlineData("", "")]
    public async Task A_recalled_batch_stops_a_sale(string batch, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        await using var all = await StartAsync(server, "--Retail:Recalls:1", "5000112637922");

        Assert.Equal(code, await CodeAsync(ScanAsync(till, Mug + batch)));
        Assert.Equal("label.item-recalled", await CodeAsync(ScanAsync(all, Mug + batch)));
        Assert.Equal("label.item-recalled", await CodeAsync(ScanAsync(all, TestShop.MugBarcode)));
    }

    [Fact]
    public async Task A_link_to_a_batch_that_looks_like_a_cart_is_an_item()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);

        var sale = (await till.OkAsync<ScanView>(ScanAsync(till, Mug + "10RC1.A*B" + Gs + "21*5"))).Sale!;

        Assert.Equal((TestShop.Mug, 1m), (sale.Lines[0].Sku, sale.Lines[0].Quantity.Value));
    }

    [Theory]
    [InlineData("--Retail:BarcodeMasks:0", "21IIIIIWWWWWW", "barcode.mask-check-digit")]
    [InlineData("--Retail:Recalls:0", "5000112637923", "label.bad-recall")]
    [InlineData("--Retail:Recalls:0", "5000112637922/", "label.bad-recall")]
    public async Task A_setting_that_cannot_be_read_stops_the_start(string setting, string value, string code)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => TestTill.StartAsync(settings: [setting, value]));

        Assert.Equal(code, refused.Refusal.Code);
        Assert.Contains(value, refused.Refusal.In(CultureInfo.GetCultureInfo("es")), StringComparison.Ordinal);
    }

    private static Task<TestTill> StartAsync(StubShopServer server, params string[] more) =>
        TestTill.StartAsync(server, settings: [.. Settings, .. more]);

    private static Task<HttpResponseMessage> ScanAsync(TestTill till, string text) =>
        till.SendAsync(HttpMethod.Post, "scan", new ScanRequest(text));

    private static async Task<string> CodeAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return response.IsSuccessStatusCode ? string.Empty
            : System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync())
                .RootElement.GetProperty("code").GetString()!;
    }

    private static string Date(TestTill till, int days) =>
        till.Clock.GetUtcNow().AddDays(days).ToString("yyMMdd", CultureInfo.InvariantCulture);
}
