using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Commerce.Orders;
using Retail.Commerce.Payments;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Payments;

/// <summary>Money that is to go back makes no order, however late the answers and wherever the process died.</summary>
public sealed class ReversalTests : IAsyncLifetime, IDisposable
{
    private static readonly PaymentAnswer Captured = new(PaymentState.Captured, "C-1", null);

    private readonly SellingShop shop = new();
    private readonly LateBank bank = new();

    public async Task InitializeAsync()
    {
        await shop.InitializeAsync();

        // The shop's own recovery asks another bank; these tests say themselves when one looks.
        await shop.Services.GetRequiredService<PaymentRecovery>().StopAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => shop.DisposeAsync();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task The_charge_s_own_late_answer_makes_no_order_while_the_money_goes_back()
    {
        var (key, command) = await LostAsync("lost-request");
        var late = PaymentState.Intended;
        bank.Reverse = async payment =>
        {
            late = await SettleAsync(payment, Captured);
            return new PaymentAnswer(PaymentState.Reversed, "R-1", null);
        };

        await RecoverAsync(CancellationToken.None);

        Assert.Equal(PaymentState.Unknown, late);
        Assert.Equal(CartState.Open, (await CartAsync(key)).State);
        Assert.Equal(PaymentState.Reversed, await SettleAsync(command.Payment, Captured));
        Assert.Equal(100, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task A_process_that_dies_while_it_asks_for_the_money_back_asks_again_after_its_start()
    {
        var (key, command) = await LostAsync("lost-request");
        using var killed = new CancellationTokenSource();
        bank.Reverse = async _ =>
        {
            // The provider has heard of it, and nothing that it says reaches anybody.
            await killed.CancelAsync();
            throw new OperationCanceledException(killed.Token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RecoverAsync(killed.Token));

        // The delayed charge has arrived at the provider meanwhile; its reversal is still on the way.
        bank.Found = Captured;
        bank.Reverse = _ => Task.FromResult(new PaymentAnswer(PaymentState.Reversed, "R-1", null));
        await RecoverAsync(CancellationToken.None);

        Assert.Equal(2, bank.Reversals);
        Assert.Equal(CartState.Open, (await CartAsync(key)).State);
        Assert.Equal("payment.reversed", (await PayAsync(key, command)).Refusal?.Code);
        Assert.Equal(100, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task A_payment_that_goes_back_is_not_charged_again_by_a_repeat_and_its_cart_waits()
    {
        var (key, command) = await LostAsync("lost-answer");
        bank.Reverse = _ => throw new TimeoutException();
        await RecoverAsync(CancellationToken.None);

        var repeated = await PayAsync(key, command);

        Assert.Equal("payment.unresolved", repeated.Refusal?.Code);
        Assert.Equal(CartState.Paying, (await CartAsync(key)).State);
        Assert.Equal(100, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task Money_that_arrived_before_the_decision_is_kept_and_nothing_goes_back()
    {
        var (key, command) = await LostAsync("lost-request");
        await SettleAsync(command.Payment, Captured);

        await using var scope = shop.Services.CreateAsyncScope();
        var decided = await scope.ServiceProvider.GetRequiredService<PaymentLedger>()
            .BeginReversalAsync(command.Payment, CancellationToken.None);

        Assert.Equal((PaymentState.Captured, false), (decided.Value.State, decided.Value.IsReversing));
        Assert.Equal(CartState.Ordered, (await CartAsync(key)).State);
        Assert.Equal(99, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task An_answer_and_the_decision_at_one_moment_are_either_an_order_or_a_reversal()
    {
        for (var round = 0; round < 10; round++)
        {
            var (key, command) = await LostAsync("lost-request");
            var before = await shop.StockAsync("MUG");
            var reversals = bank.Reversals;

            await Task.WhenAll(RecoverAsync(CancellationToken.None), SettleAsync(command.Payment, Captured));

            var isOrdered = (await CartAsync(key)).State == CartState.Ordered;
            Assert.Equal(isOrdered ? 0 : 1, bank.Reversals - reversals);
            Assert.Equal(isOrdered ? before - 1 : before, await shop.StockAsync("MUG"));
        }
    }

    [Fact]
    public async Task A_repeat_whose_money_goes_back_while_it_is_charged_makes_no_order()
    {
        var (key, command) = await UnpaidAsync("approve");
        await using var scope = shop.Services.CreateAsyncScope();
        var checkout = At(bank, scope.ServiceProvider);
        await PayAsync(checkout, key, command, "payment.unresolved");
        var (returned, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        var recovery = Task.CompletedTask;
        bank.Charge = async _ =>
        {
            recovery = RecoverAsync(CancellationToken.None);
            await returned.Task;
            return Captured;
        };
        bank.Reverse = async _ =>
        {
            // The money is on its way back; that it is gets known only after the charge's own answer.
            returned.SetResult();
            await answered.Task;
            return new PaymentAnswer(PaymentState.Reversed, "R-1", null);
        };

        await PayAsync(checkout, key, command, "payment.unresolved");
        answered.SetResult();
        await recovery;

        Assert.Equal((2, 1), (bank.Charges, bank.Reversals));
        Assert.Equal(CartState.Open, (await CartAsync(key)).State);
        Assert.Equal(100, await shop.StockAsync("MUG"));
    }

    [Fact]
    public async Task Money_that_began_to_go_back_between_two_tries_of_one_caller_is_not_asked_for_again()
    {
        var (key, command) = await UnpaidAsync("approve");
        await using var scope = shop.Services.CreateAsyncScope();
        var checkout = At(bank, scope.ServiceProvider);
        await PayAsync(checkout, key, command, "payment.unresolved");
        bank.Reverse = _ => throw new TimeoutException();
        await RecoverAsync(CancellationToken.None);

        await PayAsync(checkout, key, command, "payment.unresolved");

        Assert.Equal((1, 1), (bank.Charges, bank.Reversals));
        Assert.Equal(CartState.Paying, (await CartAsync(key)).State);
    }

    /// <summary>The verb as one request holds it: all its steps on one connection to the database.</summary>
    private static Paying At(LateBank bank, IServiceProvider request) => new(
        request.GetRequiredService<PaymentLedger>(), request.GetRequiredService<IOrderBook>(), bank,
        request.GetRequiredService<ListingMethods>(), NullLogger<Paying>.Instance);

    private async Task PayAsync(Paying checkout, CartKey key, PayCart command, string refusal) => Assert.Equal(
        refusal, (await checkout.PayAsync(key, command, shop.Stamp(), CancellationToken.None)).Refusal?.Code);

    private async Task<(CartKey Key, PayCart Command)> UnpaidAsync(string method)
    {
        var (key, cart) = await shop.CartAsync(lines: [("MUG", 1)]);
        return (key, new PayCart(
            PaymentId.New(shop.Clock), OrderId.New(shop.Clock), "simulator", method, cart.Quote.Hash,
            Fulfilment.CarryOut));
    }

    /// <summary>A cart whose payment brought no answer.</summary>
    private async Task<(CartKey Key, PayCart Command)> LostAsync(string method)
    {
        var (key, command) = await UnpaidAsync(method);
        Assert.Equal("payment.unresolved", (await PayAsync(key, command)).Refusal?.Code);
        return (key, command);
    }

    private Task<Outcome<Order>> PayAsync(CartKey key, PayCart command) =>
        shop.Phone.Checkout.PayAsync(key, command, shop.Stamp(), CancellationToken.None);

    private async Task<Cart> CartAsync(CartKey key) =>
        (await shop.Phone.Carts.GetAsync(key, CancellationToken.None)).Value;

    private async Task<PaymentState> SettleAsync(PaymentId payment, PaymentAnswer answer)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PaymentLedger>()
            .SettleAsync(payment, answer, CancellationToken.None)).Value.State;
    }

    /// <summary>A round of a recovery that asks the bank.</summary>
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        shop.Clock.Now += TimeSpan.FromMinutes(2);
        using var recovery = new PaymentRecovery(
            shop.Services.GetRequiredService<IServiceScopeFactory>(), bank, shop.Clock,
            NullLogger<PaymentRecovery>.Instance);
        await recovery.RecoverAsync(cancellationToken);
    }
}
