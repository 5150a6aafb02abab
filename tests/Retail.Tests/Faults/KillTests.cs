using System.Text.Json.Nodes;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Testing.Shops;
using Retail.Tests.Journeys;

namespace Retail.Tests.Faults;

/// <summary>Processes that are killed at the worst moment lose nothing and double nothing.</summary>
public sealed class KillTests(RunningShop shop) : IClassFixture<RunningShop>
{
    [Fact]
    public async Task A_till_that_is_killed_in_the_middle_of_a_sale_goes_on_with_it()
    {
        var before = await shop.Journey.ScanAsync("20725", "22423");
        await shop.Till.KillAsync();
        await shop.Till.StartAsync();
        var sale = (await shop.Journey.Till.StateAsync())["sale"]!;
        Assert.Equal(before.Hash, TillApi.Read<Quote>(sale["quote"]).Hash);
        var after = await shop.Journey.ScanAsync("84879");
        Assert.Equal(before.Publication, after.Publication);
        await shop.Journey.Till.DoAsync("DELETE", "/api/sale");
    }

    [Fact]
    public async Task A_till_that_is_killed_after_the_cash_was_taken_has_sold_once_and_prints_it_later()
    {
        await shop.Journey.ScanAsync("84879");
        await shop.Journey.Till.DoAsync(
            "PUT", "/plugins/retail.simulator/printer", new JsonObject { ["state"] = "paper-end" });
        var paid = await shop.Journey.Till.DoAsync(
            "POST", "/api/sale/cash", new JsonObject { ["amountGiven"] = "20.00" });
        Assert.False(paid["printed"]!.GetValue<bool>());
        await shop.Till.KillAsync();
        await shop.Till.StartAsync();
        var receipt = paid["receipt"]!.GetValue<string>();
        var state = await shop.Journey.Till.WaitAsync(
            "printed and delivered", one =>
                one["pendingPrints"]!.GetValue<long>() == 0 && one["pendingFacts"]!.GetValue<long>() == 0);
        Assert.Null(state["sale"]);
        Assert.Contains(receipt, await shop.Journey.Till.PaperAsync(), StringComparison.Ordinal);
        Assert.Empty(state["flags"]!.AsArray());
    }

    [Fact]
    public async Task A_server_that_is_killed_while_a_payment_is_under_way_takes_the_money_once()
    {
        var id = CartId.New(TimeProvider.System);
        var carts = shop.Journey.Phone.Carts;
        var opened = await carts.CreateAsync(
            new CreateCart(id, "app", "centro", Currency.Of("GBP")), shop.Journey.Stamp(), CancellationToken.None);
        var key = CartKey.By(id, opened.Value.Token!);
        var cart = (await carts.AddLineAsync(
            key, new AddLine("line", "22423", null, 1), shop.Journey.Stamp(), CancellationToken.None)).Value;
        var stock = await shop.Journey.StockAsync("22423");
        var pay = new PayCart(
            PaymentId.New(TimeProvider.System), OrderId.New(TimeProvider.System), "simulator", "slow", cart.Quote.Hash,
            Fulfilment.CarryOut);

        var paying = shop.Journey.Phone.Checkout.PayAsync(key, pay, shop.Journey.Stamp(), CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(700));
        await shop.Server.KillAsync();
        await shop.Server.StartAsync();
        var lost = await paying;
        var again = await shop.Journey.Phone.Checkout.PayAsync(key, pay, shop.Journey.Stamp(), CancellationToken.None);
        Assert.False(again.IsRefused, $"{lost.Refusal} then {again.Refusal}");
        Assert.Equal((pay.Order, cart.Quote.Hash), (again.Value.Id, again.Value.Quote.Hash));
        Assert.Equal(stock - 1, await shop.Journey.StockAsync("22423"));
    }
}
