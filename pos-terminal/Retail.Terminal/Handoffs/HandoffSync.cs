using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Handoffs;

/// <summary>
/// Watches the sales that are out: tells the server of those that were made without it, and sees them claimed and paid.
/// </summary>
internal sealed class HandoffSync(
    TillDatabase database, TillEnrolment enrolment, SaleGate gate, TimeProvider clock,
    ILogger<HandoffSync> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly BackOff backOff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var till = await enrolment.WhenEnrolledAsync(stoppingToken);
        await Rounds.RunAsync(token => LookAsync(till, token), clock, logger, stoppingToken);
    }

    private async Task LookAsync(EnrolledTill till, CancellationToken cancellationToken)
    {
        var wait = Period;
        var handedOff = database.Read(session => session.HandedOffSales(HandoffTable.Watched));
        foreach (var (sale, _) in handedOff.Where(one => IsWatched(one.Sale)))
        {
            if (!await WatchAsync(till, sale, cancellationToken))
            {
                wait = backOff.Next();
                break;
            }

            backOff.Reset();
        }

        await Task.Delay(wait, clock, cancellationToken);
    }

    // A price guarantee that has ended ends the interest too: the server lets nobody pay such a cart as it was.
    private bool IsWatched(Sale sale) =>
        sale.Handoff is { Problem: null, IsUndecided: true } && clock.GetUtcNow() < sale.Guarantee.ExpiresAt;

    private async Task<bool> WatchAsync(EnrolledTill till, Sale sale, CancellationToken cancellationToken)
    {
        var handoff = sale.Handoff!;
        var news = handoff.Ticket is null
            ? (await till.Patient.Handoffs.OfferSignedAsync(till.Place.Id, handoff.SignedCart, cancellationToken))
                .Select(ticket => handoff with { Ticket = ticket, Status = ticket.Status })
            : (await till.Patient.Handoffs.GetAsync(handoff.Id, till.KeyOf(sale.Cart), cancellationToken))
                .Select(status => handoff with { Status = status });
        if (news.IsRefused)
        {
            SyncLog.HandoffUnknown(logger, handoff.Id, news.Refusal);
            if (!news.Refusal.IsVerdict())
            {
                return false;
            }

            news = handoff with { Problem = news.Refusal.Code };
        }

        if (news.Value != handoff)
        {
            await SaveAsync(sale, news.Value, cancellationToken);
        }

        return true;
    }

    private Task<Outcome<OrderId>> SaveAsync(Sale seen, OutHandoff news, CancellationToken cancellationToken) =>
        gate.RunAsync(
            () => database.Commit<OrderId>(session =>
            {
                if (session.StillOut(seen.Id, news.Id) is { } current)
                {
                    session.SaveHandoff(current, news);
                }

                return seen.Id;
            }),
            cancellationToken);
}
