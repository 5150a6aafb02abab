using System.Globalization;
using Retail.Abstractions.Terminals;
using Retail.Devices.Displaying;
using Retail.Terminal.Api;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Screen;

/// <summary>
/// Keeps the customer's display at what the till does, in the till's language. It follows the till's changes on its
/// own, so that no sale ever waits for a display.
/// </summary>
internal sealed class DisplayLoop(
    TillDevices devices, TillDatabase database, TillEnrolment enrolment, TillOptions options, TillChanges changes,
    TimeProvider clock, ILogger<DisplayLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    // While the words after a payment follow each other.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Signal work = new(clock);
    private readonly TicketTouch touches = new();
    private OrderId? paying;
    private string? told;

    /// <summary>The cashier takes the money for this sale now; null for none. Returns at once.</summary>
    public void NotePaying(OrderId? sale)
    {
        paying = sale;
        work.Set();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => devices.Display is { } display
        ? Task.WhenAll(
            // A plugin's port may block its caller.
            Task.Run(() => display.RunAsync(stoppingToken), CancellationToken.None),
            Task.Run(() => ListenAsync(stoppingToken), CancellationToken.None),
            Task.Run(
                () => Rounds.RunAsync(token => ShowAsync(display, token), clock, logger, stoppingToken),
                CancellationToken.None))
        : Task.CompletedTask;

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in changes.ListenAsync(cancellationToken))
        {
            work.Set();
        }
    }

    private async Task ShowAsync(PortDisplay display, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = options.Culture;
        var (sale, payment, paid) = database.Read(session =>
        {
            var sale = session.SlotSale();
            return (
                sale,
                sale is null ? null : session.LastPayment(sale.Id),
                session.LastPaidReceipt() is { } receipt
                    ? session.Fact(receipt.Sequence).Content<CompletedSale>()
                    : null);
        });
        var view = sale is null ? null : SaleView.Of(sale, clock.GetUtcNow());
        var (touched, _, _) = touches.Of(view, null);
        var isPaying = view is not null && (paying == view.Id || payment is { HasEnded: false });
        var since = paid is null ? TimeSpan.MaxValue : clock.GetUtcNow() - paid.CompletedAt;
        display.Show(view is { Lines.Count: > 0 }
            ? DisplayScenes.Of(view, touched, isPaying)
            : DisplayScenes.After(paid, since, enrolment.Current?.Place.StoreName));
        TellProblem(display);
        await work.WaitAsync(since < DisplayScenes.Forgotten ? Tick : Idle, cancellationToken);
    }

    private void TellProblem(PortDisplay display)
    {
        var problem = display.Problem;
        if (problem is not null && problem.Code != told)
        {
            DeviceLog.DisplayAway(logger, display.Id, problem.In(CultureInfo.InvariantCulture));
        }

        told = problem?.Code;
    }
}
