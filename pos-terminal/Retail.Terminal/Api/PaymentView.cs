using Retail.Abstractions.Payments;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Api;

/// <summary>The payment of the sale in front of the cashier.</summary>
/// <param name="Id">The payment.</param>
/// <param name="Sale">The sale.</param>
/// <param name="Provider">Id of the provider.</param>
/// <param name="Method">The provider's own name of the means.</param>
/// <param name="Amount">How much.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">When it began.</param>
/// <param name="UnderWay">Whether the sale is locked by it; else it has ended without money.</param>
/// <param name="Reversing">Whether it is being given back; until it is, the sale may be voided but not paid.</param>
/// <param name="Problem">What there is to say about it, or null.</param>
internal sealed record PaymentView(
    PaymentId Id,
    OrderId Sale,
    string Provider,
    string Method,
    Money Amount,
    PaymentState State,
    DateTimeOffset Since,
    bool UnderWay,
    bool Reversing,
    RefusalView? Problem)
{
    public static PaymentView Of(CardPayment payment) => new(
        payment.Id,
        payment.Sale,
        payment.Provider,
        payment.Method,
        payment.Amount,
        payment.State,
        payment.Since,
        !payment.HasEnded,
        payment is { IsReversing: true, HasEnded: false },
        RefusalView.Of(payment.State == PaymentState.Intended ? null : payment.Problem));
}
