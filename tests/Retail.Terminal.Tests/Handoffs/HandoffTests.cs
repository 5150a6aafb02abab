using Retail.Abstractions.Carts;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Api;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Handoffs;

public sealed class HandoffTests
{
    [Fact]
    public async Task Online_the_customer_gets_a_code_and_the_till_sees_the_sale_claimed_and_paid()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Beans, 3);

        var handoff = await till.HandOffAsync();
        var waiting = await till.StateAsync();
        server.Handoffs.Claim(handoff.Id);
        var claimed = await till.UntilAsync(state => state.HandedOff[0].State == HandoffState.Claimed);
        server.Handoffs.Claim(handoff.Id, CartState.Ordered);
        await till.UntilAsync(state => state.HandedOff[0].Paid);

        Assert.Equal((true, "AAAAA-BBBBB"), (handoff.Online, handoff.Code));
        Assert.Null(waiting.Sale);
        Assert.Equal(HandoffState.Waiting, Assert.Single(waiting.HandedOff).State);
        Assert.Equal("app", claimed.HandedOff[0].ClaimedBy);
        var signed = Assert.Single(server.Handoffs.Offered);
        Assert.Equal((sale.Quote.Hash, sale.Cart), (signed.QuoteHash, signed.Cart));
        await till.UntilAsync(state => state.PendingFacts == 0);
        Assert.Equal(handoff.Id, Assert.Single(server.FactsOf<SignedHandoff>(FactKinds.HandoffSigned)).Handoff);
    }

    [Fact]
    public async Task A_sale_that_is_out_cannot_be_changed_paid_or_voided_but_the_next_one_begins()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        await till.HandOffAsync();

        var change = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Put, $"sale/lines/{sale.Lines[0].Id}", new SetQuantity(2)));
        var cash = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash("5.00", sale.Id)));
        var cashUnnamed = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash("5.00", null)));
        var voided = await till.RefusedAsync(till.SendAsync(HttpMethod.Delete, "sale"));
        var next = await till.AddAsync(TestShop.Mug);
        var cashBeside = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash("5.00", sale.Id)));

        Assert.All(
            [change, cash, cashUnnamed, voided, cashBeside], one => Assert.Equal("till.sale-handed-off", one.Code));
        Assert.NotEqual(sale.Id, next.Id);
    }

    [Fact]
    public async Task Offline_the_QR_carries_the_signed_cart_and_the_server_hears_of_it_later()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Beans, 3);
        server.Http.Away = true;

        var handoff = await till.HandOffAsync();
        await till.StartAgainAsync();
        server.Http.Away = false;
        var known = await till.UntilAsync(state => state.HandedOff[0].Handoff.Online);

        Assert.False(handoff.Online);
        Assert.StartsWith("https://shop.example/h/RC1.", handoff.Link, StringComparison.Ordinal);
        var read = SignedCartCodec.Decode(handoff.Link).Value;
        Assert.Equal((sale.Quote.Hash, sale.Guarantee.Publication), (read.QuoteHash, read.Guarantee.Publication));
        Assert.Equal(sale.Guarantee, read.Guarantee with { Context = sale.Guarantee.Context });
        Assert.Equal("AAAAA-BBBBB", known.HandedOff[0].Handoff.Code);
        Assert.Single(server.Handoffs.Offered);
    }

    [Fact]
    public async Task Handing_off_twice_with_one_key_signs_once()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);

        var first = await till.HandOffAsync("handoff-1");
        var again = await till.HandOffAsync("handoff-1");

        Assert.Equal(first, again);
        Assert.Single(server.Handoffs.Offered);
    }

    [Fact]
    public async Task More_lines_than_a_QR_holds_need_the_server()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        for (var i = 1; i <= SignedCart.MaxLines + 1; i++)
        {
            await till.AddAsync($"SMALL-{i}");
        }

        server.Http.Away = true;
        var refused = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/handoff"));
        var still = await till.StateAsync();
        server.Http.Away = false;
        var online = await till.HandOffAsync();

        Assert.Equal("till.too-many-lines-offline", refused.Code);
        Assert.Contains("41", refused.Sentence, StringComparison.Ordinal);
        Assert.NotNull(still.Sale);
        Assert.True(online.Online);
        Assert.Equal(41, Assert.Single(server.Handoffs.Offered).Lines.Count);
    }

    [Fact]
    public async Task A_cart_that_the_server_does_not_take_stays_with_the_cashier()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        server.Handoffs.Refuses = Refusal.Of(RefusalKind.Rule, "handoff.price-differs", ("till", "a"), ("server", "b"));

        var refused = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/handoff"));

        Assert.Equal("handoff.price-differs", refused.Code);
        Assert.Equal(sale.Id, (await till.StateAsync()).Sale!.Id);
    }

    [Fact]
    public async Task A_server_that_cannot_judge_the_cart_is_like_none()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        server.Handoffs.Refuses = Refusal.Of(RefusalKind.TooMany, "request.too-many");

        var handoff = await till.HandOffAsync();
        server.Handoffs.Refuses = null;
        await till.UntilAsync(state => state.HandedOff[0].Handoff.Online);

        Assert.False(handoff.Online);
    }

    [Fact]
    public async Task What_nobody_has_claimed_comes_back_and_is_paid_here()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        await till.HandOffAsync();

        var back = await TakeBackAsync(till);
        await till.PayAsync("5.00", sale.Id);
        await till.UntilAsync(state => state.PendingFacts == 0);

        Assert.Equal((sale.Id, sale.Quote.Hash), (back.Id, back.Quote.Hash));
        Assert.Equal(sale.Cart, Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted)).Cart);
    }

    [Fact]
    public async Task A_sale_comes_back_from_the_phone_with_what_was_added_there()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var small = await till.AddAsync(TestShop.Mug);
        var handoff = await till.HandOffAsync();
        server.Handoffs.Claim(handoff.Id);
        await till.UntilAsync(state => state.HandedOff[0].State == HandoffState.Claimed);
        var larger = Carts.Priced(till, small.Cart, small.Guarantee, (TestShop.Mug, 1m), (TestShop.Beans, 2m));
        server.Handoffs.Carts[small.Cart] = larger;

        var back = await TakeBackAsync(till, small.Id);

        Assert.Equal((small.Id, larger.Quote.Hash), (back.Id, back.Quote.Hash));
        Assert.Equal(2, back.Lines.Count);
    }

    [Fact]
    public async Task What_is_being_paid_does_not_come_back()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        server.Handoffs.Claim((await till.HandOffAsync()).Id, CartState.Paying);

        var refused = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/take-back"));

        Assert.Equal("handoff.payment-started", refused.Code);
        var state = await till.StateAsync();
        Assert.Null(state.Sale);
        Assert.Equal(HandoffState.Claimed, state.HandedOff[0].State);
    }

    [Fact]
    public async Task Without_the_server_a_sale_comes_back_only_when_nobody_can_claim_it_any_more()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        server.Http.Away = true;
        await till.HandOffAsync();

        var early = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/take-back"));
        till.Clock.Offset = TimeSpan.FromMinutes(15) + TerminalProof.Tolerance - TimeSpan.FromSeconds(30);
        var expired = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/take-back"));
        till.Clock.Offset = TimeSpan.FromMinutes(15) + TerminalProof.Tolerance + TimeSpan.FromSeconds(5);
        var back = await TakeBackAsync(till);

        Assert.Equal(("till.handoff-still-out", "till.handoff-still-out"), (early.Code, expired.Code));
        Assert.Equal(sale.Id, back.Id);
    }

    [Fact]
    public async Task The_newest_comes_back_first_though_the_clock_moved_back()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        await till.HandOffAsync();
        till.Clock.Offset = TimeSpan.FromMinutes(-3);
        var newest = await till.AddAsync(TestShop.Mug, 2);
        await till.HandOffAsync();

        Assert.Equal(newest.Id, (await TakeBackAsync(till)).Id);
    }

    [Fact]
    public async Task Without_the_server_what_was_seen_claimed_never_comes_back()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        server.Handoffs.Claim((await till.HandOffAsync()).Id);
        await till.UntilAsync(state => state.HandedOff[0].State == HandoffState.Claimed);

        server.Http.Away = true;
        till.Clock.Offset = TimeSpan.FromHours(1);
        var refused = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/take-back"));

        Assert.Equal("till.handoff-claimed", refused.Code);
    }

    [Fact]
    public async Task Taking_back_needs_an_empty_slot_and_something_that_is_out()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var nothing = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/take-back"));
        await till.AddAsync(TestShop.Mug);
        await till.HandOffAsync();
        await till.AddAsync(TestShop.Mug);
        var busy = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/take-back"));

        Assert.Equal(("till.nothing-handed-off", "till.sale-open"), (nothing.Code, busy.Code));
    }

    private static Task<SaleView> TakeBackAsync(TestTill till, OrderId? sale = null) =>
        till.OkAsync<SaleView>(
            till.SendAsync(HttpMethod.Post, "sale/take-back", sale is null ? null : new TakeBack(sale)));
}
