using Retail.Abstractions.Catalog;
using Retail.Terminal.Api;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Searching;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Screen;

/// <summary>Gathers what one rendering of the page says.</summary>
internal sealed class ScreenReader(
    TillStateReader reader, TillDatabase database, TillEnrolment enrolment, SaleDesk desk, TicketTouch touches,
    SeenHandoffs seen, TillOptions options, TillProviders providers, ReceiptDesk receipts,
    TillCatalog catalog, TimeProvider clock,
    ILogger<TillProviders> logger)
{
    /// <summary>How long a handed-off sale concerns the cashier after its code has ended.</summary>
    private static readonly TimeSpan Interest = TimeSpan.FromHours(1);

    public TillScreen Read(ScreenAsk ask, Trouble? trouble)
    {
        var state = reader.Read();
        var (line, number, isNews) = touches.Of(state.Sale, state.LastScan);
        var lines = TicketLine.Of(state.Sale);
        var chosen = ask.Line is { } named && ask.After == number && lines.Any(one => one.Id == named) ? named : line;
        var now = clock.GetUtcNow();
        return new TillScreen(
            ask,
            isNews ? state : state with { LastScan = null },
            lines,
            lines.FirstOrDefault(one => one.Id == chosen || one.Quote.LineIds.Contains(chosen ?? string.Empty))?.Id
                ?? (lines.Count > 0 ? lines[^1].Id : null),
            number,
            trouble)
        {
            Now = now,
            InStore = enrolment.Current is { } till ? till.InStore : at => at,
            Draw = number => receipts.Draw(number) is { IsRefused: false, Value: var drawn } ? drawn : string.Empty,
            Server = options.Server,
            Methods = ask.Panel == Panel.Pay ? providers.Methods(logger) : [],
            Found = Offered(ask),
            Receipts = ask.Panel == Panel.Receipt ? LastReceipts() : [],
            Receipt = ask.Panel == Panel.Receipt ? ReceiptOf(ask.Text) : null,
            Out = [.. state.HandedOff.Where(one => now < one.Handoff.ExpiresAt + Interest && !seen.Has(one.Sale))],
            Renewed = state.Sale is { GuaranteeExpired: true } ? RenewedTotal() : null,
        };
    }

    /// <summary>What the panel offers to ring up: what a search finds, or what is sold most.</summary>
    private IReadOnlyList<PricedVariant> Offered(ScreenAsk ask)
    {
        var found = ask.Panel switch
        {
            Panel.Search => ScanText.Read(ask.Text).Then(
                text => catalog.Search(text.Content, null, null, TillScreen.MostFound + 1)),
            Panel.Favourites => catalog.QuickKeys(),
            _ => Refusal.Of(RefusalKind.NotFound, "till.nothing-found", ("text", string.Empty)),
        };
        return found.IsRefused ? [] : found.Value;
    }

    private IReadOnlyList<PrintedSale> LastReceipts()
    {
        var listed = receipts.List();
        return listed.IsRefused ? [] : listed.Value;
    }

    private PrintedSale? ReceiptOf(string number)
    {
        var wanted = number.Length > 0 ? number
            : LastReceipts() is [var newest, ..] ? newest.Receipt
            : string.Empty;
        var found = receipts.Read(wanted);
        return found.IsRefused ? null : found.Value;
    }

    private Money? RenewedTotal()
    {
        var renewed = database.Read(session => session.SlotSale()) is { } sale
            ? desk.RenewedTotal(sale)
            : Refusal.Of(RefusalKind.Conflict, "till.no-sale");
        return renewed.IsRefused ? null : renewed.Value;
    }
}
