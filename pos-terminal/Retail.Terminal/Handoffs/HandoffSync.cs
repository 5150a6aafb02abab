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

    // The server tells at once of those that are listened to; asking is for the case that it could not.
    private static readonly TimeSpan FollowedPeriod = TimeSpan.FromSeconds(15);

    private readonly BackOff backOff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    private readonly Dictionary<HandoffId, DateTimeOffset> asked = [];
    private TimeSpan wait = TimeSpan.Zero;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var till = await enrolment.WhenEnrolledAsync(stoppingToken);
        using var news = new CartNews(clock, stoppingToken);
        await Rounds.RunAsync(token => LookAsync(till, news, token), clock, logger, stoppingToken);
    }

    private async Task LookAsync(EnrolledTill till, CartNews news, CancellationToken cancellationToken)
    {
        var told = await news.NextAsync(wait, cancellationToken);
        wait = Period;
        var watched = database.Read(session => session.HandedOffSales(HandoffTable.Watched))
            .Select(one => one.Sale).Where(IsWatched).ToList();
        news.Follow(till, watched);
        Forget(watched);
        foreach (var sale in watched.Where(sale => told.Contains(sale.Cart)))
        {
            asked.Remove(sale.Handoff!.Id);
        }

        foreach (var sale in watched.Where(sale => IsDue(sale, news)))
        {
            asked[sale.Handoff!.Id] = clock.GetUtcNow();
            if (!await WatchAsync(till, sale, cancellationToken))
            {
                asked.Remove(sale.Handoff.Id);
                wait = backOff.Next();
                break;
            }

            backOff.Reset();
        }
    }

    private bool IsDue(Sale sale, CartNews news) =>
        !asked.TryGetValue(sale.Handoff!.Id, out var last) ||
        (clock.GetUtcNow() - last).Duration() >= (news.Follows(sale.Cart) ? FollowedPeriod : TimeSpan.Zero);

    private void Forget(List<Sale> watched)
    {
        var known = watched.Select(sale => sale.Handoff!.Id).ToHashSet();
        foreach (var gone in asked.Keys.Where(id => !known.Contains(id)).ToList())
        {
            asked.Remove(gone);
        }
    }

    // A price guarantee that has ended ends the interest too: the server lets nobody pay such a cart as it was.
    private bool IsWatched(Sale sale) => sale.Handoff is { Problem: null } handoff &&
        (handoff.LacksOrder || (handoff.IsUndecided && clock.GetUtcNow() < sale.Guarantee.ExpiresAt));

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

        return !news.Value.LacksOrder || await AskForOrderAsync(till, sale, news.Value, cancellationToken);
    }

    /// <summary>The customer has paid: the till says by which number, and which code opens the door.</summary>
    private async Task<bool> AskForOrderAsync(
        EnrolledTill till, Sale sale, OutHandoff handoff, CancellationToken cancellationToken)
    {
        var order = await till.Patient.Orders.GetByCartAsync(till.KeyOf(sale.Cart), cancellationToken);
        if (order.IsRefused && !order.Refusal.IsVerdict())
        {
            return false;
        }

        var paid = order.IsRefused
            ? new PaidElsewhere(null, null, null)
            : new PaidElsewhere(order.Value.Number, order.Value.DoorCode, order.Value.Quote.Total);
        await SaveAsync(sale, handoff with { Paid = paid }, cancellationToken);
        return true;
    }

    private Task<Outcome<OrderId>> SaveAsync(Sale seen, OutHandoff news, CancellationToken cancellationToken) =>
        gate.RunAsync(
            () => database.Commit<OrderId>(session => session.Renew(seen.Id, news)), cancellationToken);
}
