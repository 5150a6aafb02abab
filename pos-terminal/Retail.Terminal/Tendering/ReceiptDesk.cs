using Retail.Abstractions.Devices;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Tendering;

/// <summary>This till's receipts: what they say, whether they came out, and copies of them.</summary>
internal sealed class ReceiptDesk(
    TillDatabase database, TillEnrolment enrolment, TillDevices devices, PrintQueue printing, ReceiptPress press)
{
    /// <summary>Receipts in the list; by its number any can be looked at and printed again.</summary>
    public const int Most = 50;

    // The dash and six digits.
    private const int ShortestCount = 7;

    private static readonly TimeSpan PrintPatience = TimeSpan.FromSeconds(3);

    /// <summary>The sale that the screen still shows: paid, and nothing was rung up since.</summary>
    public PrintedSale? LastPaid(TillSession session, DeviceState? printer) =>
        session.LastPaidReceipt() is { } receipt ? Show(session, receipt, printer) : null;

    public Outcome<IReadOnlyList<PrintedSale>> List() => enrolment.Required.Select(_ =>
    {
        var printer = PrinterState();
        return database.Read<IReadOnlyList<PrintedSale>>(session =>
            [.. session.LastReceipts(Most).Select(row => Show(session, row, printer))]);
    });

    /// <summary>Whether this is a number of this till's own receipts, there or not.</summary>
    public bool IsOwn(string text) => enrolment.Current is { } till &&
        text.Length >= till.Place.ReceiptSeries.Length + ShortestCount &&
        text.StartsWith(till.Place.ReceiptSeries + "-", StringComparison.OrdinalIgnoreCase) &&
        !text.AsSpan(till.Place.ReceiptSeries.Length + 1).ContainsAnyExceptInRange('0', '9');

    public Outcome<PrintedSale> Read(string number) => enrolment.Required.Then(_ =>
    {
        var printer = PrinterState();
        return database.Read(session => Find(session, number).Select(found => Show(session, found, printer)));
    });

    /// <summary>What its last print looks like, as SVG.</summary>
    public Outcome<string> Draw(string number) => enrolment.Required.Then(till => database.Read(
        session => Find(session, number).Select(found => press.Draw(
            session.Fact(found.Sequence).Content<CompletedSale>(), till.Place, found.Copies, devices.Printer))));

    /// <summary>
    /// Prints a receipt again, marked as a copy; one that has not come out yet comes out as it is.
    /// </summary>
    public async Task<Outcome<PrintedSale>> PrintAsync(
        string number, Operation operation, CancellationToken cancellationToken)
    {
        var queued = enrolment.Required.Then(_ => database.Commit<ReceiptRow>(session =>
        {
            var done = session.Done(operation);
            if (done.IsRefused)
            {
                return done.Refusal;
            }

            var found = Find(session, number);
            if (done.Value is null && !found.IsRefused)
            {
                Queue(session, found.Value);
                session.Remember(operation, found.Value.Sale);
            }

            return found;
        }));
        if (queued.IsRefused)
        {
            return queued.Refusal;
        }

        printing.TryAgain(number);
        await printing.PrintedAsync(queued.Value.Sale, PrintPatience, cancellationToken);
        return Read(number);
    }

    private static Outcome<ReceiptRow> Find(TillSession session, string number) =>
        session.FindReceipt(number) is { } found
            ? found
            : Refusal.Of(
                RefusalKind.NotFound,
                "till.unknown-receipt",
                ("receipt", number.Length <= 40 ? number : number[..40] + "…"));

    private static void Queue(TillSession session, ReceiptRow receipt)
    {
        if (receipt.Printed)
        {
            session.SaveReceipt(receipt with { Printed = false, Started = false, Copies = receipt.Copies + 1 });
        }
    }

    private PrintedSale Show(TillSession session, ReceiptRow row, DeviceState? printer)
    {
        var sale = session.Fact(row.Sequence).Content<CompletedSale>();
        var tender = sale.Tenders[0];
        var isReady = printer == DeviceState.Ready;
        var print = row.Printed ? ReceiptPrint.Printed
            : printing.Current == row.Number ? isReady ? ReceiptPrint.Waiting : ReceiptPrint.Paused
            : printing.IsLeft(row.Number) ? ReceiptPrint.Left
            : row.Started ? ReceiptPrint.Torn
            : isReady && printing.Failing != row.Number ? ReceiptPrint.Waiting
            : ReceiptPrint.Failed;
        return new PrintedSale(
            sale.Order, row.Number, sale.CompletedAt, sale.Quote.Total, tender.Given, tender.Change, tender, print,
            row.Copies, row.LinesOut);
    }

    private DeviceState? PrinterState() =>
        devices.Printer is { } printer ? TillDevices.StateOf(() => printer.State) : null;
}
