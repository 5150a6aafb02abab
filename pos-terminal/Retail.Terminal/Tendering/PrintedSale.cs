using Retail.Abstractions.Orders;

namespace Retail.Terminal.Tendering;

/// <summary>A completed sale with its receipt.</summary>
/// <param name="Sale">The sale.</param>
/// <param name="Receipt">Receipt number.</param>
/// <param name="At">When it was completed.</param>
/// <param name="Total">What it cost.</param>
/// <param name="Given">Cash handed over, or null.</param>
/// <param name="Change">Cash to hand back, or null.</param>
/// <param name="Tender">What paid it.</param>
/// <param name="Print">How far its receipt is.</param>
/// <param name="Copies">How many copies came out, or may have.</param>
/// <param name="LinesOut">Lines of a torn print that may be on paper, 0 when nobody knows.</param>
internal sealed record PrintedSale(
    OrderId Sale,
    string Receipt,
    DateTimeOffset At,
    Money Total,
    Money? Given,
    Money? Change,
    Tender Tender,
    ReceiptPrint Print,
    int Copies,
    int LinesOut);
