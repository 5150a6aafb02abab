using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Api;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Handoffs;

public sealed class ClaimTests
{
    [Fact]
    public async Task A_cart_of_the_app_keeps_its_price_here_and_is_paid_without_the_server()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var cart = Offer(server, till);
        server.Publish(2, dearer: 1m);
        await till.UntilAsync(state => state.Publication == 2);

        var claimed = await ClaimAsync(till, "app01-codex");
        server.Http.Away = true;
        var more = await till.AddAsync(TestShop.Mug);
        await till.PayAsync("20.00");
        server.Http.Away = false;
        await till.UntilAsync(state => state.PendingFacts == 0);

        Assert.Equal(cart.Quote.Hash, claimed.Quote.Hash);
        Assert.Equal("6.90", more.Quote.Total.ToAmountString());
        var completed = Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        Assert.Equal((cart.Id, 1), (completed.Cart!.Value, completed.Guarantee.Publication));
    }

    [Fact]
    public async Task An_older_publication_that_a_cart_needs_is_fetched()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        Offer(server, till);
        await till.StopAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(till.DataDirectory, "publications")))
        {
            File.Delete(file);
        }

        server.Publish(2, dearer: 1m);
        server.Hidden.Add(1);
        await till.StartAgainAsync();
        await till.UntilAsync(state => state.Publications is [2]);
        var claimed = await ClaimAsync(till, "APP01CODEX");

        Assert.Equal((1, "2.40"), (claimed.Quote.Publication, claimed.Quote.Total.ToAmountString()));
        Assert.Equal([1, 2], (await till.StateAsync()).Publications);
    }

    [Fact]
    public async Task A_cart_that_costs_something_else_here_is_not_taken()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var cart = Offer(server, till);
        server.Handoffs.Claimable["APP01CODEX"] = cart with { Quote = cart.Quote with { Hash = new string('0', 64) } };

        var refused = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("APP01-CODEX")));

        Assert.Equal("till.price-differs", refused.Code);
        Assert.Null((await till.StateAsync()).Sale);
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_repeated_with_the_same_stamp()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var cart = Offer(server, till);
        server.Http.Away = true;

        var lost = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("APP01-CODEX")));
        server.Http.Away = false;
        var claimed = await ClaimAsync(till, "APP01-CODEX");

        Assert.Equal("server.unreachable", lost.Code);
        Assert.Equal(cart.Id, claimed.Cart);
    }

    [Theory]
    [InlineData("sold")]
    [InlineData("given back")]
    public async Task A_cart_that_was_done_here_is_not_claimed_again_while_the_server_does_not_know(string how)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        Offer(server, till);
        server.HoldsFacts = true;
        await ClaimAsync(till, "APP01-CODEX");
        using var done = how == "sold"
            ? await till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash("20.00", null))
            : await till.SendAsync(HttpMethod.Delete, "sale");

        var again = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("APP01-CODEX")));

        Assert.True(done.IsSuccessStatusCode);
        Assert.Equal("till.cart-done", again.Code);
        Assert.Null((await till.StateAsync()).Sale);
    }

    [Fact]
    public async Task A_claimed_cart_that_was_handed_on_is_not_claimed_again()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        Offer(server, till);
        await ClaimAsync(till, "APP01-CODEX");
        server.Http.Away = true;
        await till.HandOffAsync();
        server.Http.Away = false;

        var again = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("APP01-CODEX")));

        Assert.Equal("till.sale-handed-off", again.Code);
        Assert.Null((await till.StateAsync()).Sale);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_this_till_handed_off_itself_is_taken_back_and_not_claimed(bool online)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        server.Http.Away = !online;
        var answer = await till.HandOffAsync();

        var claimed = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale(answer.Code ?? answer.Link)));

        Assert.Equal("till.sale-handed-off", claimed.Code);
    }

    [Fact]
    public async Task Prices_that_arrive_slowly_hold_up_nobody_and_go_on_arriving()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        Offer(server, till);
        await till.StopAsync();
        Directory.Delete(Path.Combine(till.DataDirectory, "publications"), recursive: true);
        server.Publish(2, dearer: 1m);
        server.Hidden.Add(1);
        await till.StartAgainAsync();
        await till.UntilAsync(state => state.Publications is [2]);
        var files = new TaskCompletionSource();
        server.FilesMayArrive = files.Task;

        var began = TimeProvider.System.GetTimestamp();
        var early = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("APP01-CODEX")));
        var waited = TimeProvider.System.GetElapsedTime(began);
        files.SetResult();
        await till.UntilAsync(state => state.Publications is [1, 2]);

        Assert.Equal("till.prices-arriving", early.Code);
        Assert.True(waited < TimeSpan.FromSeconds(8), waited.ToString());
        Assert.Equal("2.40", (await ClaimAsync(till, "APP01-CODEX")).Quote.Total.ToAmountString());
    }

    [Fact]
    public async Task A_server_that_hangs_keeps_the_cashier_waiting_for_seconds_only()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        server.Http.Hangs = true;

        var began = TimeProvider.System.GetTimestamp();
        var claim = till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("APP01-CODEX")));
        await till.AddAsync(TestShop.Mug);
        var rung = TimeProvider.System.GetElapsedTime(began);
        var answer = await till.HandOffAsync();
        var back = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/take-back"));
        var all = TimeProvider.System.GetElapsedTime(began);

        Assert.True((await claim).Code is "server.unreachable" or "till.sale-open");
        Assert.False(answer.Online);
        Assert.Equal("till.handoff-still-out", back.Code);
        Assert.True(rung < TimeSpan.FromSeconds(5) && all < TimeSpan.FromSeconds(15), $"{rung} {all}");
    }

    [Fact]
    public async Task An_unknown_code_and_an_open_sale_are_refused()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var unknown = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("ZZZZZ-ZZZZZ")));
        await till.AddAsync(TestShop.Mug);
        var busy = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("ZZZZZ-ZZZZZ")));

        Assert.Equal(("handoff.not-found", "till.sale-open"), (unknown.Code, busy.Code));
    }

    private static Cart Offer(StubShopServer server, TestTill till)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(till.Clock.GetUtcNow().ToUnixTimeSeconds());
        var guarantee = new PriceGuarantee(
            1, new QuoteContext("app", null, TestShop.Pounds, now, CustomerFacts.Unknown), now.AddHours(24));
        var cart = Carts.Priced(till, CartId.New(till.Clock), guarantee, (TestShop.Beans, 3m));
        server.Handoffs.Claimable["APP01CODEX"] = cart;
        return cart;
    }

    private static Task<SaleView> ClaimAsync(TestTill till, string code) =>
        till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale(code)));
}
