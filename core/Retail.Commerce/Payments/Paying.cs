using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Commerce.Http;
using Retail.Commerce.Orders;

namespace Retail.Commerce.Payments;

/// <summary>
/// POST /carts/{id}/payments: intent first, then the provider, then the order. A kill between any two of them is
/// resolved by a repeat of the command or by the recovery.
/// </summary>
internal sealed partial class Paying(
    PaymentLedger ledger, IOrderBook orders, IPaymentProviders providers, ListingMethods methods, ILogger<Paying> log)
        : ICheckout
{
    private const int MaxMethodLength = 100;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/carts/{id}/payments", HandleAsync).Allow(AccessRule.CartHolder).TakesStamp();

    public Task<Outcome<IReadOnlyList<PayBy>>> MethodsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<IReadOnlyList<PayBy>>>(methods.Run().ToArray());

    public async Task<Outcome<Order>> PayAsync(
        CartKey key, PayCart command, CommandStamp stamp, CancellationToken cancellationToken)
    {
        if (command.Payment.Value.Version != 7 || command.Order.Value.Version != 7 ||
            command.Method.Length is 0 or > MaxMethodLength)
        {
            return Refusal.Of(RefusalKind.Malformed, "payment.malformed");
        }

        var sent = WithAddress(command);
        if (sent.IsRefused)
        {
            return sent.Refusal;
        }

        command = sent.Value;
        if (providers.Find(command.Provider) is not { } provider)
        {
            return Refusal.Of(
                RefusalKind.Rule, "payment.unknown-provider",
                ("provider", command.Provider.Length <= 60 ? command.Provider : "?"));
        }

        var intent = await ledger.IntendAsync(key, command, stamp, cancellationToken);
        if (intent.IsRefused)
        {
            return intent.Refusal;
        }

        var payment = intent.Value;
        if (payment is { IsResolved: false, IsReversing: false })
        {
            // The customer may leave now; the money must not be left half way.
            var answer = await AskAsync(provider, payment);
            payment = (await ledger.SettleAsync(payment.Id, answer, CancellationToken.None)).Value;
        }

        return await AnswerAsync(payment, cancellationToken);
    }

    // Where nothing is sent no address is needed, and none is kept.
    private static Outcome<PayCart> WithAddress(PayCart command) =>
        command.Fulfilment != Fulfilment.Ship ? command with { DeliverTo = null }
        : command.DeliverTo is null ? Refusal.Of(RefusalKind.Rule, "order.no-address")
        : command.DeliverTo.Check().Select(address => command with { DeliverTo = address });

    private async Task<PaymentAnswer> AskAsync(IPaymentProvider provider, PaymentRow payment)
    {
        if (payment.IsFree)
        {
            return PaymentLedger.Free;
        }

        var request = new PaymentRequest(payment.Id, payment.Amount, payment.Method, payment.Order.ToString());
        try
        {
            using var patience = new CancellationTokenSource(PaymentLedger.ProviderPatience);
            return await provider.ChargeAsync(request, patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception failure)
        {
            // The plugin boundary: whatever a provider throws, the money's state is unknown and is asked for.
            LogLostAnswer(failure, payment.Id, payment.Provider);
            return new PaymentAnswer(PaymentState.Unknown, null, null);
        }
    }

    private async Task<Outcome<Order>> AnswerAsync(PaymentRow payment, CancellationToken cancellationToken) =>
        payment.State switch
        {
            PaymentState.Captured => (await orders.FindAsync(payment.Order, cancellationToken))!,
            PaymentState.Declined => Refusal.Of(
                RefusalKind.Rule, "payment.declined", ("reason", payment.Reason ?? "declined")),
            PaymentState.Reversed => Refusal.Of(RefusalKind.Conflict, "payment.reversed"),
            PaymentState.Intended or PaymentState.Unknown => Refusal.Of(
                RefusalKind.Unavailable, "payment.unresolved", ("payment", payment.Id.ToString())),
        };

    private static async Task<Results<Ok<Order>, ProblemHttpResult>> HandleAsync(
        CartId id, PayCart command, Paying verb, HttpContext http, CancellationToken cancellationToken)
    {
        var stamp = http.Request.Stamp();
        return stamp.IsRefused
            ? stamp.Refusal.ToProblem()
            : (await verb.PayAsync(http.User.KeyOf(id), command, stamp.Value, cancellationToken)).ToOk();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Payment {Payment}: the answer of {Provider} was lost")]
    private partial void LogLostAnswer(Exception failure, PaymentId payment, string provider);
}
