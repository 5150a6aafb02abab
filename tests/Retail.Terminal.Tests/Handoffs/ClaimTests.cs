using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Api;
using Retail.Terminal.Handoffs;
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
