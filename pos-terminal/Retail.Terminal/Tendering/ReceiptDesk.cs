using Retail.Abstractions.Devices;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Tendering;

/// <summary>The last receipts: what they say, whether they came out, and copies of them.</summary>
internal sealed class ReceiptDesk(
    TillDatabase database, TillEnrolment enrolment, TillDevices devices, PrintQueue printing, ReceiptPress press)
{
    /// <summary>Receipts that can be looked at and printed again.</summary>
    public const int Most = 50;

    private static readonly TimeSpan PrintPatience = TimeSpan.FromSeconds(3);

    /// <summary>The sale that the screen still shows: paid, and nothing was rung up since.</summary>
    public PrintedSale? LastPaid(TillSession session, EnrolledTill till, DeviceState? printer) =>
        session.LastPaidReceipt() is { } receipt ? Show(session, till, receipt, printer, withText: true) : null;

    public Outcome<IReadOnlyList<PrintedSale>> List() => enrolment.Required.Select(till =>
    {
        var printer = PrinterState();
        return database.Read<IReadOnlyList<PrintedSale>>(session =>
            [.. session.LastReceipts(Most).Select(row => Show(session, till, row, printer, withText: false))]);
    });

    public Outcome<PrintedSale> Read(string number) => enrolment.Required.Then(till =>
    {
        var printer = PrinterState();
        return database.Read(session => Find(session, number).Select(
            found => Show(session, till, found, printer, withText: true)));
    });

    /// <summary>
    /// Prints one of the last receipts again, marked as a copy; one that has not come out yet comes out as it is.
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
        session.LastReceipts(Most).FirstOrDefault(row => row.Number == number) is { } found
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

    private PrintedSale Show(
        TillSession session, EnrolledTill till, ReceiptRow row, DeviceState? printer, bool withText)
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
            row.Copies, row.LinesOut, withText ? press.Text(sale, till.Place, devices.Printer) : null);
    }

    private DeviceState? PrinterState() =>
        devices.Printer is { } printer ? TillDevices.StateOf(() => printer.State) : null;
}
