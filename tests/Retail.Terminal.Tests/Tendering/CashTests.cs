using Retail.Abstractions.Orders;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Tendering;

public sealed class CashTests
{
    [Fact]
    public async Task A_paid_sale_has_a_receipt_its_change_and_one_fact()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Beans, 3);

        var paid = await till.PayAsync("5.00");
        await till.UntilAsync(state => state.PendingFacts == 0);

        Assert.Equal(("M1C2-000001", "2.60", true), (paid.Receipt, paid.Change!.Value.ToAmountString(), paid.Printed));
        Assert.Contains("3 for 2", Assert.Single(till.Printer.Paper), StringComparison.Ordinal);
        var completed = Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        Assert.Equal(sale.Quote.Hash, completed.Quote.Hash);
        Assert.Null(completed.Cart);
        var tender = Assert.Single(completed.Tenders);
        Assert.Equal((TenderKind.Cash, completed.Quote.Total), (tender.Kind, tender.Amount));
        Assert.Equal(
            new PrintedReceipt("M1C2-000001", 0),
            Assert.Single(server.FactsOf<PrintedReceipt>(FactKinds.ReceiptPrinted)));
    }

    [Fact]
    public async Task Receipt_numbers_have_no_gaps_over_refusals_and_restarts()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            await till.AddAsync(TestShop.Mug);
            await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash("1.00", null)));
            numbers.Add((await till.PayAsync("4.50")).Receipt);
            await till.StartAgainAsync();
        }

        Assert.Equal(["M1C2-000001", "M1C2-000002", "M1C2-000003"], numbers);
    }

    [Fact]
    public async Task A_second_click_gives_the_first_ones_answer_and_no_second_sale()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = (await till.AddAsync(TestShop.Mug)).Id;

        var clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => till.PayAsync("5.00", sale)));
        await till.AddAsync(TestShop.Beans);
        var late = await till.PayAsync("5.00", sale);
        await till.UntilAsync(state => state.PendingFacts == 0);

        Assert.All(clicks, click => Assert.Equal(clicks[0] with { Printed = click.Printed }, click));
        Assert.Equal(clicks[0].Receipt, late.Receipt);
        Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        Assert.NotNull((await till.StateAsync()).Sale);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_by_its_key_even_after_a_restart()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);

        var first = await till.PayAsync("5.00", key: "pay-click-1");
        await till.StartAgainAsync();
        var again = await till.PayAsync("5.00", key: "pay-click-1");

        Assert.Equal(first with { Printed = again.Printed }, again);
    }

    [Theory]
    [InlineData("4.49", "till.cash-too-little")]
    [InlineData("-5.00", "till.bad-amount")]
    [InlineData("5", "till.bad-amount")]
    [InlineData("5000112637922", "till.bad-amount")]
    public async Task Cash_that_does_not_do_is_refused_and_the_sale_stays_open(string given, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);

        var refused = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash(given, null)));

        Assert.Equal((422, code), (refused.Status, refused.Code));
        Assert.Contains(given, refused.Sentence, StringComparison.Ordinal);
        Assert.NotNull((await till.StateAsync()).Sale);
        Assert.Empty(till.Printer.Paper);
    }

    [Fact]
    public async Task There_is_nothing_to_pay_without_a_sale()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        Assert.Equal(
            "till.no-sale",
            (await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash("5.00", null)))).Code);
    }
}
