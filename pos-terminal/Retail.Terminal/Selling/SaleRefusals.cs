using System.Globalization;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Selling;

/// <summary>Refusals that more than one command on a sale gives.</summary>
internal static class SaleRefusals
{
    /// <summary>There is nothing in front of the cashier; most likely because it was just handed off.</summary>
    public static Refusal NoSale(TillSession session) =>
        session.HandedOffSales(1) is [var last] && last.Place == SalePlace.Out
            ? HandedOff(last.Sale)
            : Refusal.Of(RefusalKind.Conflict, "till.no-sale");

    public static Refusal HandedOff(Sale sale) => Refusal.Of(
        RefusalKind.Conflict,
        "till.sale-handed-off",
        ("total", sale.Quote.Total.ToAmountString()),
        ("currency", sale.Quote.Total.Currency.Code));

    public static Refusal GuaranteeExpired(EnrolledTill till, Sale sale) => Refusal.Of(
        RefusalKind.Conflict,
        "till.guarantee-expired",
        ("expired", till.InStore(sale.Guarantee.ExpiresAt).ToString(
            "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
}
