using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Api;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Tendering;

public sealed class CardTests
{
    [Fact]
    public async Task A_sale_paid_by_card_is_a_fact_with_its_reference_on_the_receipt()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug, 2);

        var paid = await till.OkAsync<PaidSale>(till.CardAsync(sale.Id));
        var state = await till.UntilAsync(one => one.PendingFacts == 0);

        var completed = Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
        var payment = Assert.Single(till.Bank.Taken);
        var tender = new Tender(TenderKind.Card, sale.Quote.Total, null, null, "bank", $"REF-{payment}");
        Assert.Equal(tender, Assert.Single(completed.Tenders));
        Assert.Equal((tender, null, true), (paid.Tender, paid.Change, paid.Printed));
        Assert.Contains($"REF-{payment}", Assert.Single(till.Printer.Paper), StringComparison.Ordinal);
        Assert.Equal((null, null), (state.Sale, state.Payment));
        Assert.Equal(
            [PaymentState.Intended, PaymentState.Captured],
            server.FactsOf<TillPayment>(FactKinds.PaymentIntended)
                .Concat(server.FactsOf<TillPayment>(FactKinds.PaymentSettled)).Select(fact => fact.State));
    }

    [Fact]
    public async Task The_intent_is_on_disk_before_the_bank_hears_of_it()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        await till.UntilAsync(state => state.PendingFacts == 0);
        server.Http.Away = true;
        var shown = new TaskCompletionSource();
        till.Bank.CardIsShown = shown.Task;

        var paying = till.CardAsync();
        var state = await till.UntilAsync(one => till.Bank.Asked == 1);
        shown.SetResult();
        await till.OkAsync<PaidSale>(paying);

        Assert.Equal((PaymentState.Intended, true), (state.Payment!.State, state.Payment.UnderWay));
        Assert.Equal(1, state.PendingFacts);
    }

    [Fact]
    public async Task While_a_payment_is_under_way_nothing_else_happens_to_the_sale()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        var shown = new TaskCompletionSource();
        till.Bank.CardIsShown = shown.Task;
        var paying = till.CardAsync();
        await till.UntilAsync(state => till.Bank.Asked == 1);

        till.Scanner.Read(TestShop.MugBarcode);
        var scanned = await till.UntilAsync(state => state.LastScan is not null);
        var refused = await Task.WhenAll(
            till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/lines", new AddToSale(TestShop.Beans, null))),
            till.RefusedAsync(till.SendAsync(HttpMethod.Delete, $"sale/lines/{sale.Lines[0].Id}")),
            till.RefusedAsync(till.SendAsync(HttpMethod.Put, "sale/codes/TEN")),
            till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/cash", new PayCash("5.00", sale.Id))),
            till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/card", new PayCard("bank", "other", sale.Id))),
            till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/handoff")),
            till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/claim", new ClaimSale("ABCDE-FGHJK"))),
            till.RefusedAsync(till.SendAsync(HttpMethod.Delete, "sale")));
        shown.SetResult();
        await till.OkAsync<PaidSale>(paying);

        Assert.Equal("till.payment-under-way", scanned.LastScan!.Refusal!.Code);
        Assert.Contains("£4.50", scanned.LastScan.Refusal.Sentence, StringComparison.Ordinal);
        Assert.All(refused, one => Assert.Equal((409, "till.payment-under-way"), (one.Status, one.Code)));
        Assert.Equal(1, till.Bank.Asked);
    }

    [Fact]
    public async Task A_declined_card_leaves_the_sale_as_it_was_and_the_next_one_may_pay()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        till.Bank.Decision = PaymentState.Declined;

        var declined = await till.RefusedAsync(till.CardAsync(sale.Id, "first-click"));
        var again = await till.RefusedAsync(till.CardAsync(sale.Id, "first-click"));
        var state = await till.StateAsync();
        await till.AddAsync(TestShop.Beans);
        till.Bank.Decision = PaymentState.Captured;
        var paid = await till.OkAsync<PaidSale>(till.CardAsync(sale.Id, "second-click"));

        Assert.Equal(
            (422, "till.payment-declined",
                "The payment of £4.50 was declined: the bank says no. Nothing was charged. Try again, or pay another way."),
            declined);
        Assert.Equal(declined, again);
        Assert.Equal(2, till.Bank.Asked);
        Assert.Equal(sale.Quote.Hash, state.Sale!.Quote.Hash);
        Assert.Equal((false, "till.payment-declined"), (state.Payment!.UnderWay, state.Payment.Problem!.Code));
        Assert.Equal("5.70", paid.Total.ToAmountString());
    }

    [Fact]
    public async Task Clicks_and_repeats_charge_once()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        var sale = await till.AddAsync(TestShop.Mug);
        var shown = new TaskCompletionSource();
        till.Bank.CardIsShown = shown.Task;

        var clicks = Enumerable.Range(0, 6).Select(
            number => till.OkAsync<PaidSale>(till.CardAsync(
                number is 0 or 2 ? sale.Id : null, number < 3 ? null : "one-key-for-all"))).ToArray();
        await till.UntilAsync(state => till.Bank.Asked == 1);
        await Task.Delay(100);
        shown.SetResult();
        var answers = await Task.WhenAll(clicks);
        var late = await till.OkAsync<PaidSale>(till.CardAsync(null, "one-key-for-all"));
        var named = await till.OkAsync<PaidSale>(till.CardAsync(sale.Id));

        Assert.Equal(1, till.Bank.Asked);
        Assert.All(answers.Append(late).Append(named), one => Assert.Equal(answers[0].Receipt, one.Receipt));
        await till.UntilAsync(state => state.PendingFacts == 0);
        Assert.Single(server.FactsOf<CompletedSale>(FactKinds.SaleCompleted));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_and_completes_the_sale()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        till.Bank.LosesAnswers = true;

        var paying = till.OkAsync<PaidSale>(till.CardAsync());
        var unknown = await till.UntilAsync(state => state.Payment is { State: PaymentState.Unknown });
        till.Bank.LosesAnswers = false;
        var paid = await paying;

        Assert.Equal("till.payment-unresolved", unknown.Payment!.Problem!.Code);
        Assert.Equal($"REF-{Assert.Single(till.Bank.Taken)}", paid.Tender.Reference);
    }

    [Fact]
    public async Task A_bank_that_stays_undecided_is_told_to_give_the_money_back()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        till.Bank.Ponders = true;

        var paying = till.CardAsync();
        await till.UntilAsync(state => state.Payment is { State: PaymentState.Unknown });
        till.Clock.Offset += TimeSpan.FromSeconds(31);
        var reversed = await till.RefusedAsync(paying);
        var state = await till.StateAsync();

        Assert.Equal((409, "till.payment-reversed"), (reversed.Status, reversed.Code));
        Assert.Equal(PaymentState.Reversed, state.Payment!.State);
        await till.PayAsync("4.50");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_that_is_cancelled_is_given_back_and_the_sale_is_free(bool bankHasTheMoney)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        till.Bank.LosesAnswers = bankHasTheMoney;
        till.Bank.CardIsShown = bankHasTheMoney ? Task.CompletedTask : new TaskCompletionSource().Task;
        var paying = till.CardAsync();
        await till.UntilAsync(state => bankHasTheMoney ? till.Bank.Taken.Count == 1 : till.Bank.Asked == 1);

        var cancelling = till.OkAsync<SaleView>(till.SendAsync(HttpMethod.Post, "sale/card/cancel"));
        await till.UntilAsync(state => state.Payment is { Reversing: true } or { State: PaymentState.Reversed });
        till.Bank.LosesAnswers = false;
        var free = await cancelling;
        var refused = await till.RefusedAsync(paying);

        Assert.Equal("till.payment-reversed", refused.Code);
        Assert.Empty(till.Bank.Taken);
        Assert.Single(free.Lines);
        await till.AddAsync(TestShop.Beans);
        Assert.Equal(
            "till.no-payment", (await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/card/cancel"))).Code);
    }

    [Fact]
    public async Task A_bank_that_is_gone_does_not_close_the_till()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        till.Bank.LosesAnswers = true;
        var paying = till.CardAsync();
        await till.UntilAsync(state => till.Bank.Taken.Count == 1);
        till.Bank.Away = true;
        var cancelling = till.SendAsync(HttpMethod.Post, "sale/card/cancel");
        await till.UntilAsync(state => state.Payment is { Reversing: true });

        (await till.SendAsync(HttpMethod.Delete, "sale")).EnsureSuccessStatusCode();
        await till.AddAsync(TestShop.Beans);
        await till.PayAsync("1.20");
        var owing = await till.StateAsync();
        await till.StartAgainAsync();
        (till.Bank.Away, till.Bank.LosesAnswers) = (false, false);
        await till.UntilAsync(state => state.PaymentsComingBack == 0);

        Assert.Equal(1, owing.PaymentsComingBack);
        Assert.Empty(till.Bank.Taken);
        await TestTill.LostAsync(paying);
        await TestTill.LostAsync(cancelling);
    }

    [Theory]
    [InlineData("nobody", "card", 422, "till.no-such-provider")]
    [InlineData("bank", "", 400, "till.bad-payment-method")]
    public async Task What_cannot_be_asked_for_is_refused(string provider, string method, int status, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);

        var refused = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/card", new PayCard(provider, method, null)));

        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.Null((await till.StateAsync()).Payment);
    }

    [Fact]
    public async Task The_ways_to_pay_are_listed_in_peoples_words_and_a_broken_provider_has_none()
    {
        await using var till = await TestTill.StartAsync();

        var listed = await till.OkAsync<PayBy[]>(till.SendAsync(HttpMethod.Get, "payment-methods"));
        till.Bank.Away = true;
        var broken = await till.OkAsync<PayBy[]>(till.SendAsync(HttpMethod.Get, "payment-methods"));

        Assert.Equal([new PayBy("bank", "card", LocalText.Of("Card", "Tarjeta"))], listed);
        Assert.Empty(broken);
    }

    [Fact]
    public async Task An_old_price_is_not_charged()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        till.Clock.Offset = TimeSpan.FromHours(25);

        Assert.Equal("till.guarantee-expired", (await till.RefusedAsync(till.CardAsync())).Code);
        Assert.Equal(0, till.Bank.Asked);
    }
}
