using Retail.Terminal.Enrolling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Publications;

/// <summary>
/// Keeps the publication in force and those to come on the shelf; its regular question is also the till's heartbeat.
/// </summary>
internal sealed class PublicationSync(
    TillEnrolment enrolment, PublicationFetch fetch, TimeProvider clock,
    ILogger<PublicationSync> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FileLimit = TimeSpan.FromMinutes(10);

    private readonly BackOff silence = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    private readonly BackOff damage = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var till = await enrolment.WhenEnrolledAsync(stoppingToken);
        foreach (var (path, reason) in till.Shelf.Rejected)
        {
            SyncLog.NotUsed(logger, path, reason);
        }

        await Rounds.RunAsync(
            async token => await Task.Delay(await SyncAsync(till, token), clock, token), clock, logger, stoppingToken);
    }

    /// <summary>One round; gives how long to wait for the next.</summary>
    private async Task<TimeSpan> SyncAsync(EnrolledTill till, CancellationToken cancellationToken)
    {
        var listed = await till.Patient.Publications.ListAsync(cancellationToken);
        if (listed.IsRefused)
        {
            SyncLog.NotListed(logger, listed.Refusal);
            return silence.Next();
        }

        silence.Reset();
        var complete = true;
        foreach (var manifest in listed.Value)
        {
            complete &= !(await fetch.EnsureAsync(till, manifest.Number, FileLimit, cancellationToken)).IsRefused;
        }

        if (!complete)
        {
            return damage.Next();
        }

        damage.Reset();
        return Period;
    }
}
