using System.Globalization;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Selling;

/// <summary>Refusals that more than one command on a sale gives.</summary>
internal static class SaleRefusals
{
    /// <summary>There is nothing in front of the cashier; most likely because it was just handed off.</summary>
    public static Refusal NoSale(TillSession session) =>
        session.HandedOffSales(1) is [var last] && last.Place == SalePlace.Out
            ? HandedOff(last.Sale)
            : Refusal.Of(RefusalKind.Conflict, "till.no-sale");

    /// <summary>The sale in front of the cashier, if it may be changed.</summary>
    public static Outcome<Sale> OpenSale(this TillSession session) =>
        session.SlotSale() is not { } sale ? NoSale(session)
        : session.PaymentUnderWay(sale.Id) is { } payment ? BeingPaid(payment)
        : sale;

    /// <summary>The sale that the cashier means to take money for.</summary>
    public static Outcome<Sale> SaleToPay(this TillSession session, OrderId? meant)
    {
        if (session.SlotSale() is { } sale && (meant is null || meant == sale.Id))
        {
            return session.OpenSale();
        }

        return meant is { } named && session.FindSale(named) is { } known ? HandedOff(known.Sale) : NoSale(session);
    }

    /// <summary>There is no room for another sale in front of the cashier.</summary>
    public static Refusal Busy(this TillSession session, Sale open) =>
        session.PaymentUnderWay(open.Id) is { } payment
            ? BeingPaid(payment)
            : Refusal.Of(RefusalKind.Conflict, "till.sale-open");

    /// <summary>A provider is being asked for the money; nothing changes until it has answered.</summary>
    public static Refusal BeingPaid(CardPayment payment) => Refusal.Of(
        RefusalKind.Conflict, "till.payment-under-way", ("amount", payment.Amount.ToString()));

    public static Refusal HandedOff(Sale sale) => Refusal.Of(
        RefusalKind.Conflict,
        "till.sale-handed-off",
        ("total", sale.Quote.Total.ToString()));

    public static Refusal GuaranteeExpired(EnrolledTill till, Sale sale) => Refusal.Of(
        RefusalKind.Conflict,
        "till.guarantee-expired",
        ("expired", till.InStore(sale.Guarantee.ExpiresAt).ToString(
            "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
}
