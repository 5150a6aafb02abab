using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Payments;
using Retail.Commerce.Database;

namespace Retail.Commerce.Payments;

/// <summary>
/// Resolves payments whose answer was lost, by asking the provider again and, after a while, by reversing: no cart
/// stays locked, no money stays taken without an order.
/// </summary>
internal sealed partial class PaymentRecovery(
    IServiceScopeFactory scopes, IPaymentProviders providers, TimeProvider clock, ILogger<PaymentRecovery> log)
        : BackgroundService
{
    private const int MaxPerRound = 50;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReverseAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(20);

    /// <summary>Looks once at every unresolved payment that is due.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (var payment in await DueAsync(cancellationToken))
        {
            try
            {
                await SettleAsync(payment, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One that cannot be settled is for a person to look at; it must not hold up those behind it.
                LogNotSettled(failure, payment.Id);
                await PostponeAsync(payment, cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RecoverAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is away for a moment must not end the recovery for good.
                LogRoundFailed(failure);
            }
        }
    }

    private async Task SettleAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(payment, cancellationToken);
        if (!payment.IsReversing && IsHopeless(payment, answer))
        {
            // Written before the provider hears of it: from here on no answer makes an order.
            payment = await InLedgerAsync(ledger => ledger.BeginReversalAsync(payment.Id, cancellationToken));
            if (payment.IsResolved)
            {
                return;
            }

            answer = await AskAsync(payment, cancellationToken);
        }

        var said = answer ?? new PaymentAnswer(PaymentState.Unknown, payment.Reference, payment.Reason);
        var settled = await InLedgerAsync(ledger => ledger.SettleAsync(payment.Id, said, cancellationToken));
        LogSettled(payment.Id, settled.State);
    }

    private async Task<PaymentRow> InLedgerAsync(Func<PaymentLedger, Task<Outcome<PaymentRow>>> write)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await write(scope.ServiceProvider.GetRequiredService<PaymentLedger>())).Value;
    }

    /// <summary>
    /// A provider that never heard of it may still get a delayed request: reversing makes sure that it never charges.
    /// </summary>
    private bool IsHopeless(PaymentRow payment, PaymentAnswer? answer) =>
        answer is { State: PaymentState.Unknown or PaymentState.Intended } &&
        (answer.Reason == PaymentAnswer.NotFound || clock.GetUtcNow() - payment.IntendedAt > ReverseAfter);

    private async Task PostponeAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        var later = clock.GetUtcNow() + LookAgainAfter;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<PaymentRow>()
            .Where(row => row.Id == payment.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(value => value.NextLookAt, later), cancellationToken);
    }

    private async Task<List<PaymentRow>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<PaymentRow>().AsNoTracking()
            .Where(row => (row.State == PaymentState.Intended || row.State == PaymentState.Unknown) &&
                row.NextLookAt <= now)
            .OrderBy(row => row.NextLookAt)
            .Take(MaxPerRound)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What the provider says to the question, or to give the money back; null when it says nothing.</summary>
    private async Task<PaymentAnswer?> AskAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        if (payment.IsFree)
        {
            return PaymentLedger.Free;
        }

        if (providers.Find(payment.Provider) is not { } provider)
        {
            LogProviderGone(payment.Id, payment.Provider);
            return null;
        }

        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(LookAgainAfter);
            var asked = payment.IsReversing
                ? provider.ReverseAsync(payment.Id, patience.Token)
                : provider.FindAsync(payment.Id, patience.Token);
            return await asked.WaitAsync(patience.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogStillUnknown(failure, payment.Id, payment.Provider);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Payment {Payment} is {State} after asking again")]
    private partial void LogSettled(PaymentId payment, PaymentState state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Payment {Payment}: {Provider} still gives no answer")]
    private partial void LogStillUnknown(Exception failure, PaymentId payment, string provider);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Payment {Payment} hangs on provider {Provider}, which is not loaded")]
    private partial void LogProviderGone(PaymentId payment, string provider);

    [LoggerMessage(Level = LogLevel.Error, Message = "Payment {Payment} could not be settled; it is tried again")]
    private partial void LogNotSettled(Exception failure, PaymentId payment);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of payment recovery failed")]
    private partial void LogRoundFailed(Exception failure);
}
