using Retail.Terminal.Api;
using Retail.Terminal.Searching;
using Retail.Terminal.Tests.Handoffs;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Searching;

public sealed class ScanTests
{
    [Theory]
    [InlineData(TestShop.MugBarcode, TestShop.Mug, 1)]
    [InlineData("]E0" + TestShop.MugBarcode + "\r", TestShop.Mug, 1)]
    [InlineData("3*" + TestShop.MugBarcode, TestShop.Mug, 3)]
    [InlineData("mug", TestShop.Mug, 1)]
    [InlineData("0,455*cheese", TestShop.Cheese, 0.455)]
    public async Task What_is_known_by_its_number_is_rung_up(string text, string sku, double quantity)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var answer = await ScanAsync(till, text);

        var line = Assert.Single(answer.Sale!.Lines);
        Assert.Equal((ScanKind.Line, line.Id), (answer.Kind, answer.Line));
        Assert.Equal((sku, (decimal)quantity), (line.Sku, line.Quantity.Value));
    }

    [Fact]
    public async Task The_line_that_grew_is_named()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var first = await ScanAsync(till, "mug");
        await ScanAsync(till, "beans");

        var again = await ScanAsync(till, TestShop.MugBarcode);
        till.Scanner.Read(TestShop.MugBarcode);
        var scanned = await till.UntilAsync(state => state.LastScan is not null);

        Assert.Equal(first.Line, again.Line);
        Assert.Equal((first.Line, 3m), (scanned.LastScan!.Line, scanned.Sale!.Lines[0].Quantity.Value));
    }

    [Fact]
    public async Task Words_give_choices_with_their_price_and_change_nothing()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var answer = await ScanAsync(till, "2*small");

        Assert.Equal((ScanKind.Choices, 2m, null), (answer.Kind, answer.Quantity, answer.Sale));
        Assert.Equal(24, answer.Choices.Count);
        Assert.All(answer.Choices, choice => Assert.Equal("0.10", choice.One.ToAmountString()));
        Assert.Null((await till.StateAsync()).Sale);
    }

    [Fact]
    public async Task A_coupon_is_entered_and_taken_out_again()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var early = await till.RefusedAsync(SendAsync(till, "ten"));
        await till.AddAsync(TestShop.Mug);

        var answer = await ScanAsync(till, "ten");

        Assert.Equal("till.no-sale", early.Code);
        Assert.Equal((ScanKind.Code, "4.05"), (answer.Kind, answer.Sale!.Quote.Total.ToAmountString()));
    }

    [Theory]
    [InlineData("AAAAA-BBBBB")]
    [InlineData("aaaaa-bbbbb")]
    [InlineData("https://shop.example/h/AAAAA-BBBBB")]
    public async Task A_customers_code_is_claimed_by_the_field_and_by_the_scanner(string text)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await using var other = await TestTill.StartAsync(server);
        var open = await till.AddAsync(TestShop.Mug);
        var cart = Carts.Priced(till, CartId.New(till.Clock), open.Guarantee, (TestShop.Mug, 1));
        server.Handoffs.Claimable["AAAAABBBBB"] = cart;
        var busy = await till.RefusedAsync(SendAsync(till, text));
        (await till.SendAsync(HttpMethod.Delete, "sale")).EnsureSuccessStatusCode();

        var answer = await ScanAsync(till, text);
        other.Scanner.Read(text);
        var scanned = await other.UntilAsync(state => state.Sale is not null);

        Assert.Equal("till.sale-open", busy.Code);
        Assert.Equal((ScanKind.Claim, cart.Id), (answer.Kind, answer.Sale!.Cart));
        Assert.Equal(cart.Id, scanned.Sale!.Cart);
    }

    [Theory]
    [InlineData("M1C2-000001")]
    [InlineData("m1c2-000001")]
    [InlineData("]C0M1C2-000001\r")]
    public async Task The_number_of_a_receipt_opens_it_and_leaves_the_sale_as_it_is(string text)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        var paid = await till.PayAsync("4.50");
        await till.AddAsync(TestShop.Beans);

        var answer = await ScanAsync(till, text);
        till.Scanner.Read(text);
        var scanned = await till.UntilAsync(state => state.LastScan is not null);

        Assert.Equal((ScanKind.Receipt, paid.Receipt), (answer.Kind, answer.Receipt));
        Assert.Equal((paid.Receipt, null), (scanned.LastScan!.Receipt, scanned.LastScan.Refusal));
        Assert.Equal(TestShop.Beans, Assert.Single(scanned.Sale!.Lines).Sku);
    }

    [Fact]
    public async Task The_number_of_a_receipt_is_never_rung_up_as_an_article()
    {
        await using var server = await StubShopServer.StartAsync();
        server.Publish(2, 0m, "M1C2-000001", "M1C2-2000");
        await using var till = await TestTill.StartAsync(server);
        await till.UntilAsync(state => state.Publication == 2);

        var receipt = await till.RefusedAsync(SendAsync(till, "M1C2-000001"));
        var article = await ScanAsync(till, "M1C2-2000");

        Assert.Equal("till.unknown-receipt", receipt.Code);
        Assert.Equal((ScanKind.Line, "M1C2-2000"), (article.Kind, article.Sale!.Lines[0].Sku));
    }

    [Theory]
    [InlineData("", 400, "till.nothing-scanned")]
    [InlineData("M1C2-000001", 404, "till.unknown-receipt")]
    [InlineData("NORTE-1-000012", 404, "till.receipt-elsewhere")]
    [InlineData("5000112637920", 422, "barcode.incorrect-check-digit")]
    [InlineData(TestShop.UnknownBarcode, 404, "catalog.unknown-barcode")]
    [InlineData("qwerty", 404, "till.nothing-found")]
    [InlineData("AB1DE-FGHJK", 404, "handoff.not-found")]
    [InlineData("AB1DEFGHJK", 404, "handoff.not-found")]
    [InlineData("0*mug", 422, "quantity.not-positive")]
    [InlineData("0.5*mug", 422, "quantity.fraction-of-piece")]
    public async Task What_cannot_be_done_is_told(string text, int status, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var refused = await till.RefusedAsync(SendAsync(till, text));

        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.DoesNotContain("{", refused.Sentence, StringComparison.Ordinal);
        Assert.Null((await till.StateAsync()).Sale);
    }

    [Fact]
    public async Task What_the_scanner_reads_is_never_searched_for()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        till.Scanner.Read("small");
        var state = await till.UntilAsync(one => one.LastScan is not null);

        Assert.Equal("device.unreadable-barcode", state.LastScan!.Refusal!.Code);
    }

    [Fact]
    public async Task A_repeated_scan_of_one_key_rings_up_once()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        await till.OkAsync<ScanView>(SendAsync(till, "mug", "scan-click-1"));
        var again = await till.OkAsync<ScanView>(SendAsync(till, "mug", "scan-click-1"));

        Assert.Equal(1m, Assert.Single(again.Sale!.Lines).Quantity.Value);
    }

    private static Task<ScanView> ScanAsync(TestTill till, string text) =>
        till.OkAsync<ScanView>(SendAsync(till, text));

    private static Task<HttpResponseMessage> SendAsync(TestTill till, string text, string? key = null) =>
        till.SendAsync(HttpMethod.Post, "scan", new ScanRequest(text), key);
}
