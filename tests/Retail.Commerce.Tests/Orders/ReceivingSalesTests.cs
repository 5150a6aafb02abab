using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Database;
using Retail.Commerce.Orders;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Orders;

public sealed class ReceivingSalesTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task A_delivered_sale_is_an_order_once_and_its_goods_leave_once()
    {
        var till = await shop.TillAsync();
        var sale = await till.SaleAsync("A-000001", ("MUG", 2));
        var before = await shop.StockAsync("MUG");
        var fact = till.Next(FactKinds.SaleCompleted, sale);
        Assert.Equal(FactState.Stored, Assert.Single(await till.DeliverAsync(fact)).State);
        Assert.Equal(FactState.Stored, Assert.Single(await till.DeliverAsync(fact)).State);
        var row = await OrderAsync(sale.Order);
        Assert.Equal(("A-000001", sale.Quote.Hash, null), (row.Number, row.Quote.Hash, row.Flag));
        Assert.Equal(before - 2, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task A_sale_whose_price_or_tenders_differ_is_kept_as_it_happened_and_flagged()
    {
        var till = await shop.TillAsync();
        var sale = await till.SaleAsync("B-000001", ("MUG", 2));
        var cheaper = sale with { Quote = sale.Quote with { Hash = new string('b', 64) } };
        var receipt = Assert.Single(await till.DeliverAsync(till.Next(FactKinds.SaleCompleted, cheaper)));
        Assert.Equal((FactState.Flagged, "order.price-differs"), (receipt.State, receipt.Code));
        Assert.Equal(cheaper.Quote.Hash, (await OrderAsync(sale.Order)).QuoteHash);

        var unpaid = await till.SaleAsync("B-000002", ("MUG", 1));
        unpaid = unpaid with { Tenders = [unpaid.Tenders[0] with { Amount = Money.Zero(Currency.Of("GBP")) }] };
        receipt = Assert.Single(await till.DeliverAsync(till.Next(FactKinds.SaleCompleted, unpaid)));
        Assert.Equal("order.tenders-differ", receipt.Code);
    }

    [Fact]
    public async Task A_sale_that_cannot_be_read_is_kept_and_does_not_stop_the_next()
    {
        var till = await shop.TillAsync();
        var sale = await till.SaleAsync("C-000001", ("MUG", 1));
        var receipts = await till.DeliverAsync(
            till.Next(FactKinds.SaleCompleted, """{"nonsense":true}"""), till.Next(FactKinds.SaleCompleted, sale));
        Assert.Equal(["order.bad-sale", null], receipts.Select(receipt => receipt.Code));
        Assert.Null((await OrderAsync(sale.Order)).Flag);
    }

    [Fact]
    public async Task A_till_that_counts_its_receipts_again_loses_no_sale()
    {
        var till = await shop.TillAsync();
        var (first, second) =
            (await till.SaleAsync("D-000001", ("MUG", 1)), await till.SaleAsync("D-000001", ("BAG", 1)));
        await till.DeliverAsync(till.Next(FactKinds.SaleCompleted, first));
        var receipt = Assert.Single(await till.DeliverAsync(till.Next(FactKinds.SaleCompleted, second)));
        Assert.Equal("order.duplicate-receipt", receipt.Code);
        Assert.Equal("D-000001", (await OrderAsync(second.Order)).Receipt);
    }

    [Fact]
    public async Task A_cart_that_the_till_holds_is_ordered_by_its_sale_and_one_that_it_does_not_is_flagged()
    {
        var till = await shop.TillAsync();
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        var ticket = await shop.Phone.Handoffs.StartAsync(
            key, new StartHandoff(HandoffId.New(shop.Clock)), shop.Stamp(), CancellationToken.None);
        await till.Client.Handoffs.ClaimAsync(
            new ClaimHandoff(ticket.Value.Code, null, "store"), till.Place.Id, shop.Stamp(), CancellationToken.None);
        var sale = Sell(cart, "E-000001");
        Assert.Equal(
            FactState.Stored, Assert.Single(await till.DeliverAsync(till.Next(FactKinds.SaleCompleted, sale))).State);
        var order = (await shop.Phone.Orders.GetByCartAsync(key, CancellationToken.None)).Value;
        Assert.Equal(("E-000001", cart.Quote.Hash), (order.Receipt, order.Quote.Hash));
        Assert.Equal(["app", "app", "store", "store"], order.History.Select(one => one.Channel));

        var (_, other) = await shop.CartAsync(lines: [("MUG", 1)]);
        var receipt =
            Assert.Single(await till.DeliverAsync(till.Next(FactKinds.SaleCompleted, Sell(other, "E-000002"))));
        Assert.Equal((FactState.Flagged, "cart.not-owner"), (receipt.State, receipt.Code));
    }

    [Fact]
    public async Task A_cart_that_was_taken_back_before_this_server_saw_it_is_the_tills_alone()
    {
        var till = await shop.TillAsync();
        var sale = (await till.SaleAsync("F-000001", ("MUG", 1))) with { Cart = CartId.New(shop.Clock) };
        var receipt = Assert.Single(await till.DeliverAsync(till.Next(FactKinds.SaleCompleted, sale)));
        Assert.Equal((FactState.Stored, null), (receipt.State, receipt.Code));
    }

    [Fact]
    public async Task A_sale_paid_by_card_keeps_its_reference_and_its_payment_is_no_doubt()
    {
        var till = await shop.TillAsync();
        var sale = await till.SaleAsync("G-000001", ("MUG", 1));
        var card = new Tender(TenderKind.Card, sale.Quote.Total, null, null, "simulator", "SIM-1");
        var asked = new TillPayment(
            PaymentId.New(shop.Clock), sale.Order, "simulator", "approve", sale.Quote.Total, PaymentState.Intended,
            null, null);
        var settled = asked with { State = PaymentState.Captured, Reference = "SIM-1" };

        var receipts = await till.DeliverAsync(
            till.Next(FactKinds.PaymentIntended, asked),
            till.Next(FactKinds.PaymentSettled, settled),
            till.Next(FactKinds.SaleCompleted, sale with { Tenders = [card] }));

        Assert.All(receipts, receipt => Assert.Equal((FactState.Stored, null), (receipt.State, receipt.Code)));
        var order = await OrderAsync(sale.Order);
        Assert.Equal((null, card), (order.Flag, Assert.Single(order.Tenders)));
    }

    private CompletedSale Sell(Cart cart, string receipt) => new(
        OrderId.New(shop.Clock),
        cart.Id,
        receipt,
        shop.Clock.Now,
        cart.Guarantee,
        [.. cart.Lines.Select(line => new Abstractions.Quotes.BasketLine(line.Id, line.Sku, line.Quantity))],
        cart.Codes,
        cart.Quote,
        [new Tender(TenderKind.Cash, cart.Quote.Total, cart.Quote.Total, Money.Zero(cart.Quote.Total.Currency), null,
            null)]);

    private async Task<OrderRow> OrderAsync(OrderId id)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<OrderRow>().AsNoTracking()
            .SingleAsync(row => row.Id == id);
    }
}
