using Retail.Abstractions.Payments;

namespace Retail.Plugins.Simulator;

/// <summary>
/// A bank that does what the method says: <c>approve</c>, <c>decline</c>, <c>slow</c>, <c>lost-answer</c> (charges, and
/// the answer never comes), <c>lost-request</c> (never hears of it).
/// </summary>
internal sealed class SimulatedPayments(PaymentBook book, TimeProvider clock) : IPaymentProvider
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    public string Id => "simulator";

    public IReadOnlyList<PaymentMethod> Methods { get; } =
    [
        new("approve", LocalText.Of("Test card (approved)", "Tarjeta de prueba (aceptada)")),
        new("decline", LocalText.Of("Test card (declined)", "Tarjeta de prueba (rechazada)")),
        new("slow", LocalText.Of("Test card (slow bank)", "Tarjeta de prueba (banco lento)")),
        new("lost-answer", LocalText.Of("Test card (answer lost)", "Tarjeta de prueba (respuesta perdida)")),
        new("lost-request", LocalText.Of("Test card (request lost)", "Tarjeta de prueba (petición perdida)")),
    ];

    public async Task<PaymentAnswer> ChargeAsync(PaymentRequest request, CancellationToken cancellationToken)
    {
        if (request.Amount.AmountMinor <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(request), request.Amount.ToString(), "A charge is more than zero.");
        }

        if (request.Method == "lost-request")
        {
            throw new TimeoutException("The simulated request was lost on its way.");
        }

        if (request.Method == "slow" && book.Find(request.Payment) is null)
        {
            await Task.Delay(Slow, clock, cancellationToken);
        }

        var first = false;
        var line = book.Write(request.Payment, known =>
        {
            first = known is null;
            return known ?? Decide(request);
        });
        if (line.Amount is { } amount && (amount != request.Amount || line.Method != request.Method))
        {
            throw new InvalidOperationException($"Payment {request.Payment} was {line.Method} {line.Amount} before.");
        }

        return first && request.Method == "lost-answer"
            ? throw new TimeoutException("The simulated answer was lost on its way.")
            : line.ToAnswer();
    }

    public Task<PaymentAnswer> FindAsync(PaymentId payment, CancellationToken cancellationToken) =>
        Task.FromResult(
            book.Find(payment)?.ToAnswer() ?? new PaymentAnswer(PaymentState.Unknown, null, PaymentAnswer.NotFound));

    public Task<PaymentAnswer> ReverseAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        var line = book.Write(payment, known => known switch
        {
            null => new PaymentLine(payment, null, null, PaymentState.Reversed, null, null, clock.GetUtcNow()),
            { State: PaymentState.Captured } => known with { State = PaymentState.Reversed, At = clock.GetUtcNow() },
            _ => known,
        });
        return Task.FromResult(line.ToAnswer());
    }

    private PaymentLine Decide(PaymentRequest request)
    {
        var (state, reason) = request.Method switch
        {
            "approve" or "slow" or "lost-answer" => (PaymentState.Captured, (string?)null),
            "decline" => (PaymentState.Declined, "declined"),
            _ => (PaymentState.Declined, "unknown-method"),
        };
        var reference = state == PaymentState.Captured ? $"SIM-{request.Payment}" : null;
        return new PaymentLine(
            request.Payment, request.Amount, request.Method, state, reference, reason, clock.GetUtcNow());
    }
}
