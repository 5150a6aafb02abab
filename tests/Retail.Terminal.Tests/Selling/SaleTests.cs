using Retail.Terminal.Api;
using Retail.Terminal.Selling;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Selling;

public sealed class SaleTests
{
    [Fact]
    public async Task A_sale_is_priced_by_the_engine_with_its_offers()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        await till.AddAsync(TestShop.Beans, 2);
        var sale = await till.AddAsync(TestShop.Beans);

        Assert.Equal("2.40", sale.Quote.Total.ToAmountString());
        Assert.Equal(3m, Assert.Single(sale.Lines).Quantity.Value);
        Assert.Equal("beans-3-for-2", Assert.Single(sale.Quote.Lines[0].Adjustments).Promotion);
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_sale_finds_it_as_it_was()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Beans, 3);
        var before = await till.AddAsync(TestShop.Mug);

        server.Http.Away = true;
        await till.StartAgainAsync();
        var after = (await till.StateAsync()).Sale!;

        Assert.Equal(before.Id, after.Id);
        Assert.Equal(before.Quote.Hash, after.Quote.Hash);
        Assert.Equal(before.Lines, after.Lines);
        Assert.Equal("6.90", (await till.PayAsync("6.90")).Total.ToAmountString());
    }

    [Fact]
    public async Task A_sale_keeps_the_publication_of_its_first_quote()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);

        server.Publish(2, dearer: 1m);
        await till.UntilAsync(state => state.Publication == 2);
        var sale = await till.AddAsync(TestShop.Mug);
        await till.PayAsync("9.00");
        var next = await till.AddAsync(TestShop.Mug);

        Assert.Equal((1, "9.00"), (sale.Quote.Publication, sale.Quote.Total.ToAmountString()));
        Assert.Equal((2, "5.50"), (next.Quote.Publication, next.Quote.Total.ToAmountString()));
    }

    [Fact]
    public async Task Lines_change_go_and_take_a_coupon()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        var cheese = (await till.AddAsync(TestShop.Cheese, 0.455m)).Lines[1].Id;

        await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Put, $"sale/lines/{cheese}", new SetQuantity(0.5m)));
        var coupon = await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Put, "sale/codes/ten"));
        var without = await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Delete, $"sale/lines/{cheese}"));
        var plain = await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Delete, "sale/codes/TEN"));

        Assert.Equal("9.60", coupon.Quote.Total.ToAmountString());
        Assert.Equal("4.05", without.Quote.Total.ToAmountString());
        Assert.Equal("4.50", plain.Quote.Total.ToAmountString());
    }

    [Fact]
    public async Task A_voided_line_comes_back_where_it_was_at_the_offers_it_had()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var beans = (await till.AddAsync(TestShop.Beans, 3)).Lines[0].Id;
        var before = await till.AddAsync(TestShop.Mug);
        server.Publish(2, dearer: 1m);
        await till.UntilAsync(state => state.Publication == 2);

        var without = await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Delete, $"sale/lines/{beans}"));
        await till.StartAgainAsync();
        var back = await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Post, $"sale/lines/{beans}/restore"));
        var again = await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Post, $"sale/lines/{beans}/restore"));

        Assert.Equal("4.50", without.Quote.Total.ToAmountString());
        Assert.Equal("beans", without.Voided?.Name.In(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(before.Quote.Hash, back.Quote.Hash);
        Assert.Equal(before.Lines, back.Lines);
        Assert.Null(back.Voided);
        Assert.Equal(back.Lines, again.Lines);
    }

    [Fact]
    public async Task The_only_line_comes_back_too_and_a_repeated_undo_brings_it_back_once()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var line = (await till.AddAsync(TestShop.Cheese, 0.455m)).Lines[0].Id;
        await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Delete, $"sale/lines/{line}"));

        await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Post, $"sale/lines/{line}/restore", key: "undo-0001"));
        await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Delete, $"sale/lines/{line}"));
        var late = await till.OkAsync<SaleView>(
            till.SendAsync(HttpMethod.Post, $"sale/lines/{line}/restore", key: "undo-0001"));
        var back = await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Post, $"sale/lines/{line}/restore"));

        Assert.Empty(late.Lines);
        Assert.Equal(0.455m, Assert.Single(back.Lines).Quantity.Value);
    }

    [Fact]
    public async Task A_voided_line_does_not_come_back_once_something_else_has_changed()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        var beans = (await till.AddAsync(TestShop.Beans)).Lines[1].Id;
        await till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Delete, $"sale/lines/{beans}"));

        var next = await till.AddAsync(TestShop.Mug);
        var refused = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, $"sale/lines/{beans}/restore"));

        Assert.Null(next.Voided);
        Assert.Equal((409, "till.line-not-voided"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task The_same_command_twice_is_done_once()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        await till.AddAsync(TestShop.Mug, key: "click-0001");
        var again = await till.AddAsync(TestShop.Mug, key: "click-0001");
        var other = await till.RefusedAsync(till.SendAsync(
            HttpMethod.Post, "sale/lines", new AddToSale(TestShop.Beans, null), "click-0001"));

        Assert.Equal(1m, Assert.Single(again.Lines).Quantity.Value);
        Assert.Equal("request.idempotency-key-reused", other.Code);
    }

    [Theory]
    [InlineData("BEANS", "0", "quantity.not-positive")]
    [InlineData("BEANS", "-1", "quantity.not-positive")]
    [InlineData("BEANS", "1000000", "quantity.too-large")]
    [InlineData("BEANS", "1.125", "quantity.fraction-of-piece")]
    [InlineData("CHEESE", "0.0001", "quantity.too-precise")]
    [InlineData("NO-SUCH-THING", "1", "catalog.unknown-sku")]
    public async Task A_wrong_line_is_refused_and_leaves_the_sale_alone(string sku, string quantity, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var before = await till.AddAsync(TestShop.Beans);
        var amount = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture);

        var refused = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/lines", new AddToSale(sku, null, amount)));
        var after = (await till.StateAsync()).Sale!;

        Assert.Equal(code, refused.Code);
        Assert.NotEqual(code, refused.Sentence);
        Assert.Equal(before.Quote.Hash, after.Quote.Hash);
    }

    [Theory]
    [InlineData(TestShop.UnknownBarcode, "catalog.unknown-barcode")]
    [InlineData("5000112637923", "barcode.incorrect-check-digit")]
    [InlineData("123456", "device.unreadable-barcode")]
    public async Task A_wrong_barcode_is_refused(string barcode, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var refused = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/lines", new AddToSale(null, barcode)));

        Assert.Equal(code, refused.Code);
        Assert.Contains(barcode, refused.Sentence, StringComparison.Ordinal);
        Assert.Null((await till.StateAsync()).Sale);
    }

    [Fact]
    public async Task A_coupon_that_does_not_exist_is_refused()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);

        var refused = await till.RefusedAsync(till.SendAsync(HttpMethod.Put, "sale/codes/FREE-MUGS"));

        Assert.Equal("quote.unknown-coupon", refused.Code);
        Assert.Empty((await till.StateAsync()).Sale!.Codes);
    }

    [Fact]
    public async Task A_voided_sale_is_gone_but_journaled()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug, 2);

        (await till.SendAsync(HttpMethod.Delete, "sale")).EnsureSuccessStatusCode();
        var state = await till.UntilAsync(one => one.PendingFacts == 0);

        Assert.Null(state.Sale);
        var voided = Assert.Single(
            server.FactsOf<Abstractions.Terminals.VoidedSale>(Abstractions.Terminals.FactKinds.SaleVoided));
        Assert.Equal("9.00", voided.Total.ToAmountString());
    }

    [Fact]
    public async Task After_the_guarantee_has_ended_the_customer_must_agree_to_the_new_total()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        server.Publish(2, dearer: 1m);
        await till.UntilAsync(state => state.Publication == 2);

        till.Clock.Offset = TimeSpan.FromHours(25);
        var late = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/cash", new { amountGiven = "10.00" }));
        var told = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/guarantee", new RenewSale(null)));
        var renewed = await till.OkAsync<SaleView>(
            till.SendAsync(HttpMethod.Post, "sale/guarantee", new RenewSale("5.50")));

        Assert.Equal("till.guarantee-expired", late.Code);
        Assert.Contains("5.50", told.Sentence, StringComparison.Ordinal);
        Assert.Equal((2, "5.50"), (renewed.Quote.Publication, renewed.Quote.Total.ToAmountString()));
        Assert.Equal("4.50", (await till.PayAsync("10.00")).Change!.Value.ToAmountString());
    }
}
