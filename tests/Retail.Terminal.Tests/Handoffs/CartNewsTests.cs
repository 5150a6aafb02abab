using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Handoffs;

public sealed class CartNewsTests
{
    // Well below the period in which a sale that is listened to is asked for all the same.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task The_till_hears_at_once_that_a_sale_was_claimed_and_paid_and_by_which_order()
    {
        await using var server = await StubShopServer.StartAsync();
        server.Handoffs.TellsNews = true;
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        var handoff = await till.HandOffAsync();
        await ListeningAsync(server);
        var asked = server.Handoffs.Asked;

        var since = TimeProvider.System.GetTimestamp();
        server.Handoffs.Claim(handoff.Id);
        await till.UntilAsync(state => state.HandedOff[0].State == HandoffState.Claimed);
        server.Handoffs.Orders[sale.Cart] = new Order(
            OrderId.New(till.Clock), "O-000123", "app", "madrid-1", sale.Cart, till.Clock.GetUtcNow(),
            Fulfilment.CarryOut, "123456", sale.Quote, [], null, []);
        server.Handoffs.Claim(handoff.Id, CartState.Ordered);
        var paid = await till.UntilAsync(state => state.HandedOff[0].Order is not null);

        Assert.True(TimeProvider.System.GetElapsedTime(since) < AtOnce);
        Assert.InRange(server.Handoffs.Asked - asked, 2, 4);
        Assert.True(paid.HandedOff[0].Paid);
        Assert.Equal(new PaidElsewhere("O-000123", "123456", sale.Quote.Total), paid.HandedOff[0].Order);
    }

    [Fact]
    public async Task An_order_that_the_server_does_not_tell_is_paid_all_the_same()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        var handoff = await till.HandOffAsync();

        server.Handoffs.Claim(handoff.Id, CartState.Ordered);
        var paid = await till.UntilAsync(state => state.HandedOff[0].Order is not null);

        Assert.True(paid.HandedOff[0].Paid);
        Assert.Equal(new PaidElsewhere(null, null, null), paid.HandedOff[0].Order);
    }

    [Fact]
    public async Task Few_connections_are_held_and_the_older_handoffs_are_asked_for()
    {
        await using var server = await StubShopServer.StartAsync();
        server.Handoffs.TellsNews = true;
        await using var till = await TestTill.StartAsync(server);
        var handoffs = new List<HandoffAnswer>();
        for (var i = 0; i <= CartNews.Most; i++)
        {
            await till.AddAsync(TestShop.Mug);
            handoffs.Add(await till.HandOffAsync());
        }

        await ListeningAsync(server, CartNews.Most);
        server.Handoffs.Claim(handoffs[0].Id);
        var state = await till.UntilAsync(one => one.HandedOff[^1].State == HandoffState.Claimed);

        await ListeningAsync(server, CartNews.Most);
        Assert.Equal(CartNews.Most + 1, state.HandedOff.Count);
    }

    private static async Task ListeningAsync(StubShopServer server, int listeners = 1)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (server.Handoffs.Listeners != listeners)
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(20),
                $"{server.Handoffs.Listeners} listen.");
            await Task.Delay(20);
        }
    }
}
