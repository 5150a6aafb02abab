using System.Globalization;
using Retail.Abstractions.Quotes;
using Retail.Terminal.Api;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Screen;

/// <summary>Gathers what one rendering of the page says.</summary>
internal sealed class ScreenReader(
    TillStateReader reader, TillDatabase database, TillEnrolment enrolment, SaleDesk desk, TicketTouch touches,
    SeenHandoffs seen, TillOptions options, TillProviders providers, ReceiptDesk receipts,
    TimeProvider clock,
    ILogger<TillProviders> logger)
{
    /// <summary>How long a handed-off sale concerns the cashier after its code has ended.</summary>
    private static readonly TimeSpan Interest = TimeSpan.FromHours(1);

    private const int MostFound = 24;

    public TillScreen Read(ScreenAsk ask, Trouble? trouble)
    {
        var state = reader.Read();
        var (line, number, at) = touches.Of(state.Sale);
        var lines = TicketLine.Of(state.Sale);
        var chosen = ask.Line is { } named && ask.After == number && lines.Any(one => one.Id == named) ? named : line;
        var now = clock.GetUtcNow();
        return new TillScreen(
            ask,
            state with { LastScan = state.LastScan is { } scan && scan.At >= at ? scan : null },
            lines,
            lines.FirstOrDefault(one => one.Id == chosen || one.Quote.LineIds.Contains(chosen ?? string.Empty))?.Id
                ?? (lines.Count > 0 ? lines[^1].Id : null),
            number,
            trouble)
        {
            Now = now,
            InStore = enrolment.Current is { } till ? till.InStore : at => at,
            Server = options.Server,
            Methods = ask.Panel == Panel.Pay ? providers.Methods(logger) : [],
            Found = ask.Panel == Panel.Search && enrolment.Current is { } searched ? Find(searched, ask.Text, now) : [],
            Receipts = ask.Panel == Panel.Receipt ? LastReceipts() : [],
            Receipt = ask.Panel == Panel.Receipt ? ReceiptOf(ask.Text) : null,
            Out = [.. state.HandedOff.Where(one => now < one.Handoff.ExpiresAt + Interest && !seen.Has(one.Sale))],
            Renewed = state.Sale is { GuaranteeExpired: true } ? RenewedTotal() : null,
        };
    }

    private static FoundArticle[] Find(EnrolledTill till, string text, DateTimeOffset now)
    {
        if (till.Shelf.At(now) is not { } file || text.Length == 0)
        {
            return [];
        }

        var context = new QuoteContext(
            till.Place.Channel, till.Place.Store, till.Place.Currency, now, CustomerFacts.Unknown);
        return [.. file.Search(text, null, null, MostFound).Select(found => new FoundArticle(
            found.Variant.Sku, found.Variant.Name.In(CultureInfo.CurrentUICulture),
            file.Book.PriceOf(found, context, Quantity.One)?.Price))];
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
