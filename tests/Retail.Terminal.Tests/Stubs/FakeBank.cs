using System.Collections.Concurrent;
using Retail.Abstractions.Payments;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>A bank whose memory outlives the till's process, and which answers as a test says.</summary>
internal sealed class FakeBank : IPaymentProvider
{
    private readonly ConcurrentDictionary<PaymentId, PaymentAnswer> book = new();

    public string Id => "bank";

    public IReadOnlyList<PaymentMethod> Methods =>
        Away ? throw new IOException("Nobody answers.") : [new PaymentMethod("card", LocalText.Of("Card", "Tarjeta"))];

    /// <summary>Charges that are asked for wait for this; a customer looks for the card.</summary>
    public Task CardIsShown { get; set; } = Task.CompletedTask;

    /// <summary>What a charge comes to.</summary>
    public PaymentState Decision { get; set; } = PaymentState.Captured;

    /// <summary>The bank does what it is asked, and nobody hears of it.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Nothing reaches the bank.</summary>
    public bool Away { get; set; }

    /// <summary>The bank has the request and has not decided.</summary>
    public bool Ponders { get; set; }

    /// <summary>How often it was told to charge.</summary>
    public int Asked { get; private set; }

    /// <summary>Payments whose money it has taken and not given back.</summary>
    public IReadOnlyList<PaymentId> Taken =>
        [.. book.Where(one => one.Value.State == PaymentState.Captured).Select(one => one.Key)];

    public async Task<PaymentAnswer> ChargeAsync(PaymentRequest request, CancellationToken cancellationToken)
    {
        Asked++;
        await CardIsShown;
        return Answer(book.GetOrAdd(
            request.Payment,
            Ponders ? new PaymentAnswer(PaymentState.Unknown, null, null)
                : new PaymentAnswer(
                    Decision, $"REF-{request.Payment}", Decision == PaymentState.Declined ? "declined" : null)));
    }

    public Task<PaymentAnswer> FindAsync(PaymentId payment, CancellationToken cancellationToken) => Task.FromResult(
        Answer(book.GetValueOrDefault(payment, new(PaymentState.Unknown, null, PaymentAnswer.NotFound))));

    public Task<PaymentAnswer> ReverseAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        if (Away)
        {
            throw new TimeoutException("Nobody answers.");
        }

        return Task.FromResult(Answer(book.AddOrUpdate(
            payment,
            _ => new PaymentAnswer(PaymentState.Reversed, null, null),
            (_, known) => known.State == PaymentState.Declined
                ? known
                : known with { State = PaymentState.Reversed })));
    }

    private PaymentAnswer Answer(PaymentAnswer answer) =>
        Away || LosesAnswers ? throw new TimeoutException("Nobody answers.") : answer;
}
