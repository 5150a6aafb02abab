using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Commerce.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Carts;

public sealed class WatchTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private CartWatch Watch => shop.Services.GetRequiredService<CartWatch>();

    [Fact]
    public async Task Two_watchers_hear_how_a_cart_stands_and_of_every_change()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        await using var one = await Watching.StartAsync(shop.Phone.Carts, key);
        await using var other = await Watching.StartAsync(shop.Phone.Carts, key);
        var now = new CartChange(key.Id, cart.Version, CartState.Open);

        Assert.Equal(now, await one.NextAsync());
        Assert.Equal(now, await other.NextAsync());

        var changed = await shop.AddAsync(key, "BAG", 1);

        Assert.Equal(now with { Version = changed.Value.Version }, await one.NextAsync());
        Assert.Equal(now with { Version = changed.Value.Version }, await other.NextAsync());
    }

    [Fact]
    public async Task A_phone_sees_that_a_till_claims_its_cart_and_the_till_that_the_phone_looks_on()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        await using var phone = await Watching.StartAsync(shop.Phone.Carts, key);
        var ticket = await shop.Phone.Handoffs.StartAsync(
            key, new StartHandoff(HandoffId.New(shop.Clock)), shop.Stamp(), CancellationToken.None);
        await phone.UntilAsync(cart.Version + 1);
        var till = await shop.TillAsync();
        var claimed = await till.Client.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Value.Code, null, "store"), till.Place.Id, shop.Stamp(), CancellationToken.None);

        Assert.Equal(claimed.Value.Cart.Version, (await phone.UntilAsync(cart.Version + 2)).Version);
        await using var atTill = await Watching.StartAsync(till.Client.Carts, CartKey.By(key.Id, till.Place.Id));
        Assert.Equal(claimed.Value.Cart.Version, (await atTill.NextAsync())!.Version);
    }

    [Fact]
    public async Task A_watch_ends_after_it_told_that_the_cart_was_paid()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        await using var watching = await Watching.StartAsync(shop.Phone.Carts, key);
        var paid = await shop.Phone.Checkout.PayAsync(
            key,
            new PayCart(
                PaymentId.New(shop.Clock), OrderId.New(shop.Clock), "simulator", "approve", cart.Quote.Hash,
                Fulfilment.CarryOut),
            shop.Stamp(),
            CancellationToken.None);
        Assert.False(paid.IsRefused, paid.Refusal?.ToString());

        Assert.Equal(CartState.Ordered, (await watching.UntilAsync(cart.Version + 2)).State);
        Assert.Null(await watching.NextAsync());
    }

    [Fact]
    public async Task Watching_a_cart_that_was_given_up_tells_that_and_ends()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        await shop.Phone.Carts.AbandonAsync(key, shop.Stamp(), CancellationToken.None);
        await using var watching = await Watching.StartAsync(shop.Phone.Carts, key);

        Assert.Equal(CartState.Abandoned, (await watching.NextAsync())!.State);
        Assert.Null(await watching.NextAsync());
    }

    [Fact]
    public async Task What_another_node_changes_is_heard_of_too()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        await using var watching = await Watching.StartAsync(shop.Phone.Carts, key);
        await watching.NextAsync();

        await using (var scope = shop.Services.CreateAsyncScope())
        {
            // Behind this node's back: nothing here tells its watchers.
            await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<CartRow>()
                .Where(row => row.Id == key.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(value => value.Version, cart.Version + 1));
        }

        Assert.Equal(cart.Version + 1, (await watching.NextAsync())!.Version);
    }

    [Fact]
    public async Task A_slow_watcher_hears_the_latest_and_costs_nothing_until_then()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        await using var scope = shop.Services.CreateAsyncScope();
        await using var slow = await Watching.StartAsync(scope.ServiceProvider.GetRequiredService<ICarts>(), key);
        var last = 0L;
        for (var quantity = 1; quantity <= 20; quantity++)
        {
            last = (await shop.AddAsync(key, "BAG", 1)).Value.Version;
        }

        Assert.Equal(last, (await slow.NextAsync())!.Version);
    }

    [Fact]
    public async Task A_stranger_may_not_watch()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var (other, _) = await shop.CartAsync();

        var refused = await shop.Phone.Carts.WatchAsync(CartKey.By(key.Id, other.Token!), CancellationToken.None);

        Assert.Equal("cart.not-found", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Of_too_many_watchers_of_a_cart_the_last_is_refused_and_one_that_leaves_makes_room()
    {
        var (key, _) = await shop.CartAsync(lines: [("MUG", 1)]);
        var watchers = new List<Watching>();
        for (var joined = 0; joined < new WatchLimits().PerCart; joined++)
        {
            watchers.Add(await Watching.StartAsync(shop.Phone.Carts, key));
            await watchers[^1].NextAsync();
        }

        var refused = await shop.Phone.Carts.WatchAsync(key, CancellationToken.None);
        Assert.Equal((RefusalKind.TooMany, "cart.too-many-watchers"), (refused.Refusal?.Kind, refused.Refusal?.Code));

        foreach (var watcher in watchers)
        {
            await watcher.DisposeAsync();
        }

        await EventuallyAsync(() => Watch.Count == 0);
        await using var again = await Watching.StartAsync(shop.Phone.Carts, key);
        Assert.NotNull(await again.NextAsync());
    }

    [Fact]
    public async Task A_device_that_takes_all_its_places_leaves_those_of_tills_alone()
    {
        using var own = new SellingShop { Settings = ["--Retail:Limits:watch:PerCaller", "2"] };
        await own.InitializeAsync();
        var till = await own.TillAsync();
        var (one, other) = (await own.CartAsync(lines: [("MUG", 1)]), await own.CartAsync(lines: [("MUG", 1)]));
        await using var first = await Watching.StartAsync(own.Phone.Carts, one.Key);
        var second = await Watching.StartAsync(own.Phone.Carts, other.Key);
        Assert.NotNull(await second.NextAsync());

        var refused = await own.Phone.Carts.WatchAsync(other.Key, CancellationToken.None);
        Assert.Equal("cart.too-many-watchers-here", refused.Refusal?.Code);
        var ticket = await own.Phone.Handoffs.StartAsync(
            one.Key, new StartHandoff(HandoffId.New(own.Clock)), own.Stamp(), CancellationToken.None);
        await till.Client.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Value.Code, null, "store"), till.Place.Id, own.Stamp(), CancellationToken.None);
        await using var atTill = await Watching.StartAsync(till.Client.Carts, CartKey.By(one.Key.Id, till.Place.Id));
        Assert.NotNull(await atTill.NextAsync());

        await second.DisposeAsync();
        await EventuallyAsync(() => own.Services.GetRequiredService<CartWatch>().Count == 2);
        await using var again = await Watching.StartAsync(own.Phone.Carts, other.Key);
        Assert.NotNull(await again.NextAsync());
        await own.DisposeAsync();
    }

    [Fact]
    public async Task Watchers_that_leave_without_a_word_leave_nothing_behind()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        await EventuallyAsync(() => Watch.Count == 0);
        await using var scope = shop.Services.CreateAsyncScope();
        var inProcess = scope.ServiceProvider.GetRequiredService<ICarts>();
        for (var round = 0; round < 5; round++)
        {
            using (var device = new TcpClient(shop.Address.Host, shop.Address.Port))
            {
                await device.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"GET /api/v1/carts/{key.Id}/events HTTP/1.1\r\nHost: shop\r\nCart-Token: {key.Token}\r\n\r\n"));
                await EventuallyAsync(() => Watch.Count == 1);

                // Reset: a phone out of reach says no goodbye.
                device.LingerState = new LingerOption(true, 0);
            }

            await EventuallyAsync(() => Watch.Count == 0);
            using var end = new CancellationTokenSource();
            Assert.False((await inProcess.WatchAsync(key, end.Token)).IsRefused);
            await end.CancelAsync();
        }

        await EventuallyAsync(() => Watch.Count == 0);
        Assert.Equal(cart.Version, (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value.Version);
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_watchers()
    {
        using var own = new SellingShop();
        await own.InitializeAsync();
        var (key, _) = await own.CartAsync(lines: [("MUG", 1)]);
        await using var device = await Watching.StartAsync(own.Phone.Carts, key);
        await using var scope = own.Services.CreateAsyncScope();
        await using var inProcess = await Watching.StartAsync(
            scope.ServiceProvider.GetRequiredService<ICarts>(), key);
        Assert.NotNull(await device.NextAsync());
        Assert.NotNull(await inProcess.NextAsync());

        await own.Services.GetRequiredService<IHost>().StopAsync().WaitAsync(TimeSpan.FromSeconds(15));

        Assert.Null(await inProcess.NextAsync());
        var refused = await scope.ServiceProvider.GetRequiredService<ICarts>().WatchAsync(key, CancellationToken.None);
        Assert.Equal("cart.too-many-watchers", refused.Refusal?.Code);
        await own.DisposeAsync();
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var tries = 0; tries < 200 && !holds(); tries++)
        {
            await Task.Delay(50);
        }

        Assert.True(holds());
    }
}
