using Retail.Abstractions.Orders;

namespace Retail.Terminal.Tendering;

/// <summary>A completed sale as the cashier sees it.</summary>
/// <param name="Sale">The sale.</param>
/// <param name="Receipt">Receipt number.</param>
/// <param name="Total">What it cost.</param>
/// <param name="Given">Cash handed over, or null.</param>
/// <param name="Change">Cash to hand back, or null.</param>
/// <param name="Tender">What paid it.</param>
/// <param name="QuoteHash">The price's proof.</param>
/// <param name="Printed">
/// Whether the printer has confirmed the receipt; otherwise it is printed as soon as it can be.
/// </param>
internal sealed record PaidSale(
    OrderId Sale, string Receipt, Money Total, Money? Given, Money? Change, Tender Tender, string QuoteHash,
    bool Printed);
