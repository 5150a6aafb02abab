using System.Collections.Concurrent;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Tendering;

/// <summary>
/// Brings every payment to its end: asks the provider, writes what it says, asks again when the answer was lost, and
/// reverses what stays unknown. What a former process left under way is asked for, never charged again.
/// </summary>
internal sealed class CardPayments(
    TillDatabase database,
    TillEnrolment enrolment,
    SaleGate gate,
    TillProviders providers,
    PrintQueue printing,
    FactSync sync,
    TimeProvider clock,
    ILogger<CardPayments> logger) : BackgroundService
{
    /// <summary>Sales given up while their payment was coming back are few; a start takes on so many.</summary>
    private const int MaxLeftOver = 100;

    /// <summary>A customer looks for the card and its number; nobody looks for so long.</summary>
    private static readonly TimeSpan ChargeLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(10);

    /// <summary>A provider that is asked for so long and still does not know is told to give the money back.</summary>
    private static readonly TimeSpan ReverseAfter = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<PaymentId, Hand> hands = new();
    private readonly CancellationTokenSource stopping = new();
    private CancellationToken stop;
    private IReadOnlyList<CardPayment> leftOver = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        stop = stopping.Token;

        // Before the screen can begin new ones, which are for their own desk to start.
        leftOver = database.Read(session => session.PaymentsUnderWay(MaxLeftOver));
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Sees to a payment until it has ended; one that is seen to already is left alone.</summary>
    public void Drive(EnrolledTill till, CardPayment payment, bool asksFirst)
    {
        var hand = new Hand(new CancellationTokenSource(), new Signal(clock));
        if (!payment.HasEnded && hands.TryAdd(payment.Id, hand))
        {
            _ = Task.Run(() => RunAsync(till, payment, hand, asksFirst), CancellationToken.None);
        }
    }

    /// <summary>There is news about a payment: nobody waits for the provider's answer any more.</summary>
    public void Hurry(PaymentId payment)
    {
        if (hands.TryGetValue(payment, out var hand))
        {
            hand.Impatience.Cancel();
            hand.News.Set();
        }
    }

    public override void Dispose()
    {
        // The container knows this as itself and as a hosted service, and disposes of both.
        if (!stop.IsCancellationRequested)
        {
            stopping.Cancel();
            stopping.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var till = await enrolment.WhenEnrolledAsync(stoppingToken);
        foreach (var payment in leftOver)
        {
            TenderLog.FoundUnderWay(logger, payment.Id, payment.State);
            Drive(till, payment, asksFirst: true);
        }
    }

    private async Task RunAsync(EnrolledTill till, CardPayment payment, Hand hand, bool asksFirst)
    {
        var backOff = new BackOff(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10));
        var since = clock.GetUtcNow();
        var charges = !asksFirst;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (await TryStepAsync(till, payment.Id, hand, charges, since))
                {
                    return;
                }

                (charges, since) = (false, charges ? clock.GetUtcNow() : since);
                await hand.News.WaitAsync(backOff.Next(), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The till stops; its next start asks for what became of this.
        }
        finally
        {
            hands.TryRemove(payment.Id, out _);
        }
    }

    /// <summary>One question to the provider and what comes of it; gives whether the payment has ended.</summary>
    private async Task<bool> TryStepAsync(
        EnrolledTill till, PaymentId id, Hand hand, bool charges, DateTimeOffset since)
    {
        try
        {
            var payment = database.Read(session => session.Payment(id));
            if (payment.HasEnded)
            {
                return true;
            }

            var answer = await AskAsync(payment, hand, charges);
            if (!charges && !payment.IsReversing && IsHopeless(answer, since))
            {
                // Written before the provider hears of it: from here on no answer may complete the sale.
                MarkReversing(id);
                answer = await AskAsync(payment with { IsReversing = true }, hand, charges: false);
            }

            return await SettleAsync(till, id, answer);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // A full disk or a bug: money may have moved, so this is tried until it is written down.
            TenderLog.NotSettled(logger, id, failure);
            return false;
        }
    }

    /// <summary>
    /// A provider that never heard of it may still get the delayed request, and the customer does not stand there for
    /// ever: reversing makes sure that it never charges.
    /// </summary>
    private bool IsHopeless(PaymentAnswer answer, DateTimeOffset since) =>
        answer.State is PaymentState.Unknown or PaymentState.Intended &&
        (answer.Reason == PaymentAnswer.NotFound || clock.GetUtcNow() - since > ReverseAfter);

    private async Task<PaymentAnswer> AskAsync(CardPayment payment, Hand hand, bool charges)
    {
        var unknown = new PaymentAnswer(PaymentState.Unknown, null, null);
        using var limit = new CancellationTokenSource(charges ? ChargeLimit : AskLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token, stop, charges ? hand.Impatience.Token : CancellationToken.None);
        var token = either.Token;
        try
        {
            if (providers.Find(payment.Provider) is not { } provider)
            {
                TenderLog.ProviderGone(logger, payment.Id, payment.Provider);
                return unknown;
            }

            var request = new PaymentRequest(payment.Id, payment.Amount, payment.Method, payment.Sale.ToString());

            // The provider is a plugin's: it may block its caller, or not care for the token.
            return await Task.Run(
                () => payment.IsReversing ? provider.ReverseAsync(payment.Id, token)
                    : charges ? provider.ChargeAsync(request, token)
                    : provider.FindAsync(payment.Id, token),
                CancellationToken.None).WaitAsync(token) ?? unknown;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            TenderLog.AnswerLost(logger, payment.Id, payment.Provider, failure);
            return unknown;
        }
    }

    private void MarkReversing(PaymentId id) => database.Commit<PaymentId>(session =>
    {
        session.SavePayment(session.Payment(id) with { IsReversing = true, State = PaymentState.Unknown });
        return id;
    });

    /// <summary>Writes what the provider said; money that arrived makes the sale complete, in the same step.</summary>
    private async Task<bool> SettleAsync(EnrolledTill till, PaymentId id, PaymentAnswer answer)
    {
        var settled = await gate.RunAsync(
            () => database.Commit<CardPayment>(session =>
            {
                var known = session.Payment(id);
                var payment = known.HasEnded ? known : known.With(answer);
                if (payment == known)
                {
                    return known;
                }

                session.SavePayment(payment);
                if (payment.HasEnded)
                {
                    Finish(session, till, payment);
                }

                return payment;
            }),
            CancellationToken.None);
        if (settled.Value.HasEnded)
        {
            TenderLog.Ended(logger, id, settled.Value.State);
            sync.Wake();
            printing.Wake();
        }

        return settled.Value.HasEnded;
    }

    private void Finish(TillSession session, EnrolledTill till, CardPayment payment)
    {
        var now = clock.GetUtcNow();
        session.Append(till.Place.Id, FactKinds.PaymentSettled, now, payment.ToFact());
        if (payment.State != PaymentState.Captured)
        {
            return;
        }

        // Nobody could change or take away the sale while its payment was under way.
        var (sale, _) = session.FindSale(payment.Sale) ??
            throw new InvalidOperationException($"Payment {payment.Id} arrived for a sale that is not there.");
        var tender = new Tender(TenderKind.Card, payment.Amount, null, null, payment.Provider, payment.Reference);
        session.Complete(till, sale, tender, now);
    }

    /// <summary>What one payment's work waits by.</summary>
    /// <param name="Impatience">Ends the waiting for the provider's answer to a charge.</param>
    /// <param name="News">Ends the waiting between two questions.</param>
    private sealed record Hand(CancellationTokenSource Impatience, Signal News);
}
