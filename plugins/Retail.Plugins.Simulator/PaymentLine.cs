using Retail.Abstractions.Payments;

namespace Retail.Plugins.Simulator;

/// <summary>One line of the book: what became of a payment. The last line of a payment counts.</summary>
internal sealed record PaymentLine(
    PaymentId Payment, Money? Amount, string? Method, PaymentState State, string? Reference, string? Reason,
    DateTimeOffset At)
{
    public PaymentAnswer ToAnswer() => new(State, Reference, Reason);
}
