using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Api;
using Retail.Terminal.Journal;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Tendering;

/// <summary>A till that ends in the middle of a payment finds it again and ends it by itself.</summary>
public sealed class CardRestartTests
{
    [Fact]
    public async Task Ended_before_the_bank_was_asked_nothing_is_charged()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        till.Service<TillDatabase>().Commit<PaymentId>(session =>
        {
            var payment = new CardPayment(
                PaymentId.New(till.Clock), sale.Id, "bank", "card", sale.Quote.Total, PaymentState.Intended,
                till.Clock.GetUtcNow(), false, null, null);
            session.AddPayment(payment, null);
            return payment.Id;
        });

        await till.StartAgainAsync();
        var state = await till.UntilAsync(one => one.Payment is { UnderWay: false });
        await till.PayAsync("4.50", sale.Id);

        Assert.Equal(PaymentState.Reversed, state.Payment!.State);
        Assert.Equal(0, till.Bank.Asked);
        Assert.Equal(sale.Quote.Hash, state.Sale!.Quote.Hash);
    }

    [Fact]
    public async Task Ended_after_the_bank_took_the_money_the_sale_is_complete_and_printed()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        till.Bank.LosesAnswers = true;
        var paying = till.CardAsync(sale.Id, "the-first-click");
        await till.UntilAsync(state => till.Bank.Taken.Count == 1);
        await till.StopAsync();
        await TestTill.LostAsync(paying);

        till.Bank.LosesAnswers = false;
        await till.StartAgainAsync();
        await till.UntilAsync(state => state is { Sale: null, PendingPrints: 0, PendingFacts: 0 });
        var again = await till.OkAsync<PaidSale>(till.CardAsync(sale.Id, "the-first-click"));

        Assert.Equal(1, till.Bank.Asked);
        var completed = Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        Assert.Equal((sale.Id, again.Receipt), (completed.Order, completed.Receipt));
        Assert.Single(till.Printer.Paper);
    }

    [Fact]
    public async Task Ended_while_the_bank_does_not_answer_the_sale_stays_locked_until_it_does()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        till.Bank.LosesAnswers = true;
        var paying = till.CardAsync();
        await till.UntilAsync(state => till.Bank.Taken.Count == 1);

        await till.StartAgainAsync();
        var locked = await till.StateAsync();
        var refused = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash("5.00", locked.Sale!.Id)));
        var cancelling = till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Post, "sale/card/cancel"));
        await till.UntilAsync(state => state.Payment is { Reversing: true });
        till.Bank.LosesAnswers = false;
        await cancelling;

        Assert.True(locked.Payment!.UnderWay);
        Assert.Equal("till.payment-under-way", refused.Code);
        Assert.Empty(till.Bank.Taken);
        await TestTill.LostAsync(paying);
    }

    [Fact]
    public async Task Ended_while_money_was_on_its_way_back_no_answer_makes_the_sale_complete()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        till.Bank.LosesAnswers = true;
        var paying = till.CardAsync();
        await till.UntilAsync(state => till.Bank.Taken.Count == 1);
        till.Bank.Away = true;
        var cancelling = till.SendAsync(HttpMethod.Post, "sale/card/cancel");
        await till.UntilAsync(state => state.Payment is { Reversing: true });

        // The bank still has the money and would say so, if it were asked.
        await till.StartAgainAsync();
        (till.Bank.Away, till.Bank.LosesAnswers) = (false, false);
        var state = await till.UntilAsync(one => one.Payment is { UnderWay: false });

        Assert.Equal((PaymentState.Reversed, sale.Id), (state.Payment!.State, state.Sale!.Id));
        Assert.Empty(till.Bank.Taken);
        Assert.Empty(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        await TestTill.LostAsync(paying);
        await TestTill.LostAsync(cancelling);
    }

    [Fact]
    public async Task A_database_of_the_version_before_is_brought_up_to_date()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        till.Service<TillDatabase>().Read(
            session => session.Execute("DROP TABLE payment; DROP TABLE sold; PRAGMA user_version = 1"));
        await till.StartAgainAsync();

        var paid = await till.OkAsync<PaidSale>(till.CardAsync());

        Assert.Equal(sale.Id, paid.Sale);
    }
}
