using Retail.Abstractions.Orders;

namespace Retail.Terminal.Tendering;

/// <summary>
/// The rule of cash: what was given covers the total, and the rest goes back. The only place that computes change.
/// </summary>
internal static class CashTender
{
    public static Outcome<Tender> Pay(Money total, string amountGiven)
    {
        if (!Money.TryParse(amountGiven, total.Currency, out var given) || given.AmountMinor < 0)
        {
            return Refusal.Of(
                RefusalKind.Rule,
                "till.bad-amount",
                ("given", amountGiven.Length <= 20 ? amountGiven : amountGiven[..20] + "…"),
                ("example", total.ToAmountString()));
        }

        return given < total
            ? Refusal.Of(
                RefusalKind.Rule,
                "till.cash-too-little",
                ("given", given.ToString()),
                ("total", total.ToString()),
                ("missing", (total - given).ToString()))
            : new Tender(TenderKind.Cash, total, given, given - total, null, null);
    }
}
