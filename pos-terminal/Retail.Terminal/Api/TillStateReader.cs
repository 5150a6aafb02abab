using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Api;

/// <summary>Gathers what the screen shows.</summary>
internal sealed class TillStateReader(
    TillDatabase database,
    TillEnrolment enrolment,
    ServerContact contact,
    FactSync sync,
    TillDevices devices,
    ScannerLoop scanners,
    ScaleLoop scale,
    TillDrawer drawer,
    ReceiptDesk receipts,
    TillChanges changes,
    TimeProvider clock)
{
    private const int FlagsShown = 20;

    public TillStateView Read()
    {
        // Before anything is read, so that a change in between is heard of again.
        var change = changes.Number;
        var till = enrolment.Current;
        var now = clock.GetUtcNow();
        // Devices are plugins' and may be slow to answer; nobody else waits for them.
        var printer = devices.Printer is { } one
            ? new DeviceView(one.Id, TillDevices.StateOf(() => one.State), RefusalView.Of(one.Problem))
            : null;
        DeviceView[] found =
        [
            .. devices.Scanners.Select(
                scanner => new DeviceView(scanner.Id, TillDevices.StateOf(() => scanner.State))),
        ];
        return database.Read(session => new TillStateView(
            change,
            database.Terminal,
            till?.Place,
            till?.Shelf.At(now)?.Manifest.Number,
            till?.Shelf.Manifests.Select(manifest => manifest.Number).ToArray() ?? [],
            contact.View,
            printer,
            devices.Display is { } display
                ? new DeviceView(display.Id, display.State, RefusalView.Of(display.Problem))
                : null,
            found,
            scanners.Last is { } scan
                ? new LastScanView(
                    scan.Scanner, scan.Data, scan.At, RefusalView.Of(scan.Refusal), scan.Line, scan.Receipt)
                : null,
            scanners.Waiting,
            ScaleView.Of(scale.Shown),
            drawer.Open is var (since, isTooLong) ? new DrawerView(since, isTooLong) : null,
            session.SlotSale() is { } sale ? SaleView.Of(sale, now) : null,
            session.SlotSale() is { } paying && session.LastPayment(paying.Id) is { } payment
                ? PaymentView.Of(payment)
                : null,
            session.PaymentsComingBack(),
            till is null ? null : receipts.LastPaid(session, printer?.State),
            till is null ? [] : HandedOff(session, till, now),
            session.LastSequence() - session.Counter(Counters.Delivered),
            session.ReceiptsToPrint(),
            RefusalView.Of(sync.Problem),
            session.Flags(FlagsShown),
            [.. devices.Plugins().Select(PluginView.Of)]));
    }

    private static HandedOffView[] HandedOff(TillSession session, EnrolledTill till, DateTimeOffset now) =>
    [
        .. session.HandedOffSales(HandoffTable.Remembered)
            .Select(one => HandedOffView.Of(one.Sale, till.Place.PublicAddress, now)),
    ];
}
