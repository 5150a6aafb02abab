using Retail.Abstractions.Payments;
using Retail.Abstractions.Terminals;

namespace Retail.Terminal.Tendering;

/// <summary>
/// A payment through a provider (design decision 8). It is written down before the provider hears of it, and until it
/// has ended its sale is locked.
/// </summary>
/// <param name="Id">Its id; the provider's idempotency key.</param>
/// <param name="Sale">The sale that it pays.</param>
/// <param name="Provider">Id of the provider.</param>
/// <param name="Method">The provider's own name of the means.</param>
/// <param name="Amount">The sale's total.</param>
/// <param name="State">Where it stands, as far as this till knows.</param>
/// <param name="Since">When it began.</param>
/// <param name="IsReversing">
/// Whether it is to be given back. Decided before the provider is told, and never undone: a sale must not be completed
/// by money that is on its way back.
/// </param>
/// <param name="Reference">The provider's reference, or null.</param>
/// <param name="Reason">Why it was declined, a code of the provider, or null.</param>
internal sealed record CardPayment(
    PaymentId Id,
    OrderId Sale,
    string Provider,
    string Method,
    Money Amount,
    PaymentState State,
    DateTimeOffset Since,
    bool IsReversing,
    string? Reference,
    string? Reason)
{
    public const int MaxText = 100;

    public bool HasEnded => State is PaymentState.Captured or PaymentState.Declined or PaymentState.Reversed;

    /// <summary>Why it has brought no money, or not yet; null when it has.</summary>
    public Refusal? Problem => State switch
    {
        PaymentState.Captured => null,
        PaymentState.Declined => Refusal.Of(
            RefusalKind.Rule, "till.payment-declined", ("amount", Amount.ToString()), ("reason", Reason ?? "declined")),
        PaymentState.Reversed => Refusal.Of(
            RefusalKind.Conflict, "till.payment-reversed", ("amount", Amount.ToString())),
        PaymentState.Intended or PaymentState.Unknown => Refusal.Of(
            RefusalKind.Unavailable, "till.payment-unresolved", ("amount", Amount.ToString())),
    };

    public TillPayment ToFact() => new(Id, Sale, Provider, Method, Amount, State, Reference, Reason);

    /// <summary>What the provider says, as it is kept: it is a plugin's, so nothing of it is taken on trust.</summary>
    public CardPayment With(PaymentAnswer answer) => this with
    {
        // An answer that is none leaves everything open; money that arrived while it is given back is not the end.
        State = answer.State is PaymentState.Intended ? PaymentState.Unknown
            : answer.State is PaymentState.Captured && IsReversing ? PaymentState.Unknown
            : answer.State,
        Reference = Fit(answer.Reference) ?? Reference,
        Reason = Fit(answer.Reason),
    };

    private static string? Fit(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
}
