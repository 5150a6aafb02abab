using Retail.Abstractions.Orders;
using Retail.Abstractions.Quotes;
using Retail.Abstractions.Terminals;

namespace Retail.Devices.Receipts;

/// <summary>All that a receipt says.</summary>
/// <param name="StoreName">The store's name.</param>
/// <param name="Till">The till's name.</param>
/// <param name="Number">Receipt number.</param>
/// <param name="At">When the sale was completed, in the store's zone.</param>
/// <param name="Quote">The price.</param>
/// <param name="Tenders">What paid it.</param>
/// <param name="Copy">0 for the original, then counting.</param>
public sealed record ReceiptDocument(
    string StoreName, string Till, string Number, DateTimeOffset At, Quote Quote, IReadOnlyList<Tender> Tenders,
    int Copy)
{
    /// <summary>The receipt of a completed sale of this till.</summary>
    public static ReceiptDocument Of(CompletedSale sale, Enrolment till, int copy) => new(
        till.StoreName,
        till.Name,
        sale.Receipt,
        TimeZoneInfo.ConvertTime(sale.CompletedAt, TimeZoneInfo.FindSystemTimeZoneById(till.TimeZone)),
        sale.Quote,
        sale.Tenders,
        copy);
}
