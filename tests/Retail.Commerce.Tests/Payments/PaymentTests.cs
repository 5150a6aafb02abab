using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Commerce.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Payments;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Payments;

/// <summary>Each has a shop of its own: some move the clock.</summary>
public sealed class PaymentTests : IAsyncLifetime, IDisposable
{
    private readonly SellingShop shop = new();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task A_paid_cart_is_an_order_once_however_often_it_is_asked()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 3)]);
        var command = Pay(cart, "approve");
        var racing = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PayAsync(key, command)));
        Assert.All(racing, outcome => Assert.False(outcome.IsRefused, outcome.Refusal?.ToString()));
        var order = Assert.Single(racing.Select(outcome => outcome.Value.Number).Distinct());
        Assert.Equal(97, await shop.StockAsync("MUG"));
        var stored = (await shop.Phone.Orders.GetByCartAsync(key, CancellationToken.None)).Value;
        Assert.Equal((order, cart.Quote.Hash, "centro"), (stored.Number, stored.Quote.Hash, stored.Store));
        Assert.Equal(cart.Quote.Total, Assert.Single(stored.Tenders).Amount);
        Assert.Equal("cart.already-ordered", (await shop.AddAsync(key, "MUG", 1)).Refusal?.Code);
        var second = await PayAsync(key, Pay(cart, "approve"));
        Assert.Equal("cart.already-ordered", second.Refusal?.Code);
        Assert.Equal(
            "request.idempotency-key-reused", (await PayAsync(key, command with { Method = "slow" })).Refusal?.Code);
    }

    [Fact]
    public async Task A_declined_payment_leaves_the_cart_open_for_another_try()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        Assert.Equal("payment.declined", (await PayAsync(key, Pay(cart, "decline"))).Refusal?.Code);
        Assert.Equal(100, await shop.StockAsync("MUG"));
        Assert.False((await PayAsync(key, Pay(cart, "approve"))).IsRefused);
    }

    [Fact]
    public async Task A_lost_answer_locks_the_cart_until_the_same_command_asks_again()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var command = Pay(cart, "lost-answer");
        Assert.Equal("payment.unresolved", (await PayAsync(key, command)).Refusal?.Code);
        Assert.Equal("cart.being-paid", (await shop.AddAsync(key, "MUG", 1)).Refusal?.Code);
        Assert.Equal("cart.being-paid", (await PayAsync(key, Pay(cart, "approve"))).Refusal?.Code);
        Assert.Equal(CartState.Ordered, await RecoverAsync(key));
        Assert.False((await PayAsync(key, command)).IsRefused);
        Assert.Equal(99, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task A_request_that_never_arrived_is_reversed_and_the_cart_is_open_again()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var command = Pay(cart, "lost-request");
        Assert.Equal("payment.unresolved", (await PayAsync(key, command)).Refusal?.Code);
        Assert.Equal(CartState.Open, await RecoverAsync(key));
        Assert.Equal("payment.reversed", (await PayAsync(key, command)).Refusal?.Code);
        Assert.False((await PayAsync(key, Pay(cart, "approve"))).IsRefused);
    }

    [Fact]
    public async Task What_cannot_be_paid_says_why_and_charges_nothing()
    {
        var (empty, nothing) = await shop.CartAsync();
        Assert.Equal("order.empty-cart", (await PayAsync(empty, Pay(nothing, "approve"))).Refusal?.Code);
        var (key, cart) = await shop.CartAsync(lines: [("LANTERN", 3)]);
        Assert.Equal("payment.unknown-provider",
            (await PayAsync(key, Pay(cart, "approve") with { Provider = "nobody" })).Refusal?.Code);
        Assert.Equal("order.price-changed",
            (await PayAsync(key, Pay(cart, "approve") with { ExpectedHash = new string('0', 64) })).Refusal?.Code);
        Assert.Equal("order.out-of-stock",
            (await PayAsync(key, Pay(cart, "approve") with { Fulfilment = Fulfilment.Pickup })).Refusal?.Code);
        var (web, elsewhere) = await shop.CartAsync(store: null, ("MUG", 1));
        Assert.Equal("order.no-store", (await PayAsync(web, Pay(elsewhere, "approve"))).Refusal?.Code);
        shop.Clock.Now += TimeSpan.FromHours(24);
        Assert.Equal("cart.guarantee-expired", (await PayAsync(key, Pay(cart, "approve"))).Refusal?.Code);
    }

    [Fact]
    public async Task A_till_of_the_store_checks_the_code_at_the_door_and_another_store_does_not_know_it()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var order = (await PayAsync(key, Pay(cart, "approve"))).Value;
        var (here, there) = (await shop.TillAsync(), await shop.TillAsync("norte"));
        var found = await here.Client.Orders.FindByDoorCodeAsync(
            here.Place.Id, order.DoorCode!, CancellationToken.None);
        Assert.Equal(order.Number, found.Value.Number);
        var unknown =
            await there.Client.Orders.FindByDoorCodeAsync(there.Place.Id, order.DoorCode!, CancellationToken.None);
        Assert.Equal("order.unknown-door-code", unknown.Refusal?.Code);
    }

    [Fact]
    public async Task Orders_whose_ids_end_alike_get_numbers_of_their_own()
    {
        var (first, second) = (await shop.CartAsync(lines: [("MUG", 1)]), await shop.CartAsync(lines: [("MUG", 1)]));
        var command = Pay(first.Cart, "approve");
        var order = (await PayAsync(first.Key, command)).Value;
        var twin = OrderId.New(shop.Clock).Value.ToByteArray(bigEndian: true);
        command.Order.Value.ToByteArray(bigEndian: true)[12..].CopyTo(twin, 12);
        var other = await PayAsync(
            second.Key, Pay(second.Cart, "approve") with { Order = new OrderId(new Guid(twin, bigEndian: true)) });
        Assert.False(other.IsRefused, other.Refusal?.ToString());
        Assert.NotEqual(order.Number, other.Value.Number);
    }

    [Fact]
    public async Task An_order_id_of_another_cart_is_refused_before_money_moves()
    {
        var (first, second) = (await shop.CartAsync(lines: [("MUG", 1)]), await shop.CartAsync(lines: [("MUG", 1)]));
        var unresolved = Pay(first.Cart, "lost-answer");
        await PayAsync(first.Key, unresolved);
        var command = Pay(second.Cart, "approve") with { Order = unresolved.Order };
        Assert.Equal("order.id-taken", (await PayAsync(second.Key, command)).Refusal?.Code);
        Assert.Equal(CartState.Ordered, await RecoverAsync(first.Key));
        Assert.Equal("order.id-taken", (await PayAsync(second.Key, command)).Refusal?.Code);
        Assert.False((await PayAsync(second.Key, Pay(second.Cart, "approve"))).IsRefused);
    }

    [Fact]
    public async Task A_payment_that_cannot_be_settled_holds_up_no_other()
    {
        var (broken, sound) = (await shop.CartAsync(lines: [("MUG", 1)]), await shop.CartAsync(lines: [("MUG", 1)]));
        await PayAsync(broken.Key, Pay(broken.Cart, "lost-answer"));
        await PayAsync(sound.Key, Pay(sound.Cart, "lost-answer"));
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            // What a bug or a hand in the database may leave: money that no order can be made of.
            await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<CartRow>()
                .Where(row => row.Id == broken.Key.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(cart => cart.State, CartState.Abandoned));
        }

        Assert.Equal(CartState.Ordered, await RecoverAsync(sound.Key));
    }

    [Fact]
    public async Task A_cart_that_costs_nothing_is_ordered_without_charging()
    {
        var (key, _) = await shop.CartAsync(lines: [("CHEESE", 0.05m)]);
        var free = (await shop.Phone.Carts.AddCodeAsync(key, "HELLO1", shop.Stamp(), CancellationToken.None)).Value;
        Assert.Equal(0, free.Quote.Total.AmountMinor);
        var order = await PayAsync(key, Pay(free, "approve"));
        Assert.False(order.IsRefused, order.Refusal?.ToString());
        Assert.Empty(order.Value.Tenders);
    }

    [Fact]
    public async Task A_delivery_is_paid_only_with_an_address_and_the_order_keeps_it()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var home = new DeliveryAddress(" Ana Ruiz ", "Calle Mayor 1", "28013", "Madrid");
        var command = Pay(cart, "approve") with { Fulfilment = Fulfilment.Ship };
        Assert.Equal("order.no-address", (await PayAsync(key, command)).Refusal?.Code);
        foreach (var (wrong, code) in new[]
        {
            (home with { Name = " " }, "address.name"), (home with { Street = "a\nb" }, "address.street"),
            (home with { PostCode = new string('1', 21) }, "address.post-code"),
            (home with { City = "" }, "address.city"),
        })
        {
            Assert.Equal(code, (await PayAsync(key, command with { DeliverTo = wrong })).Refusal?.Code);
        }

        var order = (await PayAsync(key, command with { DeliverTo = home })).Value;
        Assert.Equal(home with { Name = "Ana Ruiz" }, order.DeliverTo);
        Assert.Equal(order.DeliverTo, (await PayAsync(key, command with { DeliverTo = home })).Value.DeliverTo);
        var elsewhere = command with { DeliverTo = home with { Street = "Calle Menor 2" } };
        Assert.Equal("request.idempotency-key-reused", (await PayAsync(key, elsewhere)).Refusal?.Code);
    }

    [Fact]
    public async Task Where_nothing_is_sent_no_address_is_kept()
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var home = new DeliveryAddress("Ana Ruiz", "Calle Mayor 1", "28013", "Madrid");
        Assert.Null((await PayAsync(key, Pay(cart, "approve") with { DeliverTo = home })).Value.DeliverTo);
    }

    [Fact]
    public void A_provider_that_says_too_much_loses_no_payment()
    {
        Assert.Equal(100, PaymentRow.Fit(new string('x', 101))!.Length);
        Assert.Equal("SIM-1", PaymentRow.Fit("SIM-1"));
    }

    private PayCart Pay(Cart cart, string method) => new(
        PaymentId.New(shop.Clock), OrderId.New(shop.Clock), "simulator", method, cart.Quote.Hash, Fulfilment.CarryOut);

    private Task<Outcome<Order>> PayAsync(CartKey key, PayCart command) =>
        shop.Phone.Checkout.PayAsync(key, command, shop.Stamp(), CancellationToken.None);

    /// <summary>Lets the recovery look at what is due, and gives where the cart stands then.</summary>
    private async Task<CartState> RecoverAsync(CartKey key)
    {
        shop.Clock.Now += TimeSpan.FromMinutes(2);
        await shop.Services.GetRequiredService<PaymentRecovery>().RecoverAsync(CancellationToken.None);
        return (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value.State;
    }
}
