using System.Globalization;
using System.Text;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Sync;

/// <summary>
/// Ships the journal in order. The server stores (till, sequence) once, so a batch whose answer was lost is simply sent
/// again; the outbox moves only over facts that were answered.
/// </summary>
internal sealed class FactSync(
    TillDatabase database, TillEnrolment enrolment, TillChanges changes, TimeProvider clock,
    ILogger<FactSync> logger)
    : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private readonly Signal work = new(clock);
    private readonly BackOff backOff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    private volatile Refusal? problem;

    /// <summary>Why the last delivery failed, or null.</summary>
    public Refusal? Problem => problem;

    /// <summary>There is something new in the journal.</summary>
    public void Wake() => work.Set();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var till = await enrolment.WhenEnrolledAsync(stoppingToken);
        await Rounds.RunAsync(token => SyncAsync(till, token), clock, logger, stoppingToken);
    }

    private async Task SyncAsync(EnrolledTill till, CancellationToken cancellationToken)
    {
        var sent = await DeliverAsync(till, cancellationToken);
        Show(sent.Refusal);
        if (sent.IsRefused)
        {
            SyncLog.NotDelivered(logger, sent.Refusal);
            await work.WaitAsync(backOff.Next(), cancellationToken);
            return;
        }

        backOff.Reset();
        if (sent.Value == 0)
        {
            await work.WaitAsync(Idle, cancellationToken);
        }
    }

    private void Show(Refusal? refusal)
    {
        if (problem?.Code != refusal?.Code)
        {
            problem = refusal;
            changes.Announce();
        }
    }

    private async Task<Outcome<int>> DeliverAsync(EnrolledTill till, CancellationToken cancellationToken)
    {
        var batch = Fitting(database.Read(session =>
            session.FactsFrom(session.Counter(Counters.Delivered) + 1, TerminalFact.MaxBatch)));
        if (batch.Count == 0)
        {
            return 0;
        }

        var answer = await till.Patient.Terminals.DeliverAsync(till.Place.Id, batch, cancellationToken);
        if (answer.IsRefused)
        {
            return Rewound(answer.Refusal, batch[0].Sequence) ? 1 : answer.Refusal;
        }

        // Only an unbroken run of answers, from the first fact on, moves the outbox.
        var answered = batch.Zip(answer.Value)
            .TakeWhile(pair => pair.First.Sequence == pair.Second.Sequence)
            .Select(pair => pair.Second)
            .ToList();
        if (answered.Count == 0)
        {
            return Refusal.Of(RefusalKind.Unavailable, "server.unexpected-answer", ("status", "200"));
        }

        return database.Commit<int>(session =>
        {
            foreach (var receipt in answered.Where(receipt => receipt.State != FactState.Stored))
            {
                SyncLog.Flagged(logger, receipt.Sequence, receipt.State, receipt.Code);
                session.Flag(receipt);
            }

            session.SetCounter(Counters.Delivered, answered[^1].Sequence);
            return answered.Count;
        });
    }

    /// <summary>
    /// A server that was restored from an older copy misses facts that it once stored: they are still here, so the
    /// outbox goes back to where the server is.
    /// </summary>
    private bool Rewound(Refusal refusal, long first)
    {
        var text = refusal.Arguments.GetValueOrDefault("expected");
        if (refusal.Code != "terminal.facts-gap" ||
            !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var expected) ||
            expected < 1 || expected >= first)
        {
            return false;
        }

        SyncLog.Rewound(logger, expected);
        return !database.Commit<long>(session =>
        {
            session.SetCounter(Counters.Delivered, expected - 1);
            return expected;
        }).IsRefused;
    }

    private static List<TerminalFact> Fitting(IReadOnlyList<TerminalFact> facts)
    {
        // Escaping at most doubles a payload of JSON inside JSON; the rest of a fact is small.
        var bytes = 0;
        return facts
            .TakeWhile((fact, index) => index == 0 ||
                (bytes += (2 * Encoding.UTF8.GetByteCount(fact.Payload)) + 500) < TerminalFact.MaxDeliveryBytes)
            .ToList();
    }
}
