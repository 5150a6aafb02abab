using System.Globalization;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Terminals;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Searching;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Tendering;

/// <summary>The last step of every sale, whatever pays it: one fact, one receipt, an empty slot, together.</summary>
internal static class SaleCompletion
{
    /// <summary>Whether a sale may be paid now, or why not.</summary>
    public static Outcome<Sale> Payable(this Sale sale, EnrolledTill till, DateTimeOffset now)
    {
        if (sale.Lines.Count == 0)
        {
            return Refusal.Of(RefusalKind.Conflict, "till.empty-sale");
        }

        return now < sale.Guarantee.ExpiresAt ? sale : SaleRefusals.GuaranteeExpired(till, sale);
    }

    public static void Complete(
        this TillSession session, EnrolledTill till, Sale sale, Tender tender, DateTimeOffset at)
    {
        var now = at.ToWholeMilliseconds();
        var number = string.Create(
            CultureInfo.InvariantCulture, $"{till.Place.ReceiptSeries}-{session.Next(Counters.Receipt):000000}");
        var completed = new CompletedSale(
            sale.Id, sale.Shared ? sale.Cart : null, number, now, sale.Guarantee, sale.Lines, sale.Codes, sale.Quote,
            [tender]);
        var fact = session.Append(till.Place.Id, FactKinds.SaleCompleted, now, completed);
        session.AddReceipt(number, sale.Id, fact.Sequence);
        session.CountSold(sale.Lines);
        session.RemoveSale(sale.Id);
        session.SetSetting(SettingTable.LastPaid, sale.Id.ToString());
    }

    /// <summary>Read back from the journal, so that the tenth time says what the first did.</summary>
    public static Outcome<PaidSale> PaidSale(this TillSession session, OrderId id)
    {
        if (session.ReceiptOf(id) is not { } receipt)
        {
            return Refusal.Of(RefusalKind.Conflict, "till.no-sale");
        }

        var sale = session.Fact(receipt.Sequence).Content<CompletedSale>();
        var tender = sale.Tenders[0];
        return new PaidSale(
            id, receipt.Number, sale.Quote.Total, tender.Given, tender.Change, tender, sale.Quote.Hash,
            receipt.Printed);
    }
}
