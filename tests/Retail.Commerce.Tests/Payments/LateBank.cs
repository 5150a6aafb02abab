using Retail.Abstractions.Payments;
using Retail.Commerce.Payments;

namespace Retail.Commerce.Tests.Payments;

/// <summary>A provider whose answers the test decides, and that lets the test act while it is being asked.</summary>
internal sealed class LateBank : IPaymentProviders, IPaymentProvider
{
    public string Id => "simulator";

    /// <summary>How often it was asked for money.</summary>
    public int Charges { get; private set; }

    /// <summary>How often it was told to give the money back.</summary>
    public int Reversals { get; private set; }

    public PaymentAnswer Found { get; set; } = new(PaymentState.Unknown, null, PaymentAnswer.NotFound);

    /// <summary>What happens while it charges, and what it says in the end.</summary>
    public Func<PaymentId, Task<PaymentAnswer>> Charge { get; set; } = _ => throw new TimeoutException();

    /// <summary>What happens while it gives the money back, and what it says in the end.</summary>
    public Func<PaymentId, Task<PaymentAnswer>> Reverse { get; set; } =
        _ => Task.FromResult(new PaymentAnswer(PaymentState.Reversed, "R-1", null));

    public IReadOnlyList<IPaymentProvider> All => [this];

    public IReadOnlyList<PaymentMethod> Methods => [];

    public IPaymentProvider? Find(string id) => id == Id ? this : null;

    public Task<PaymentAnswer> ChargeAsync(PaymentRequest request, CancellationToken cancellationToken)
    {
        Charges++;
        return Charge(request.Payment);
    }

    public Task<PaymentAnswer> FindAsync(PaymentId payment, CancellationToken cancellationToken) =>
        Task.FromResult(Found);

    public Task<PaymentAnswer> ReverseAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        Reversals++;
        return Reverse(payment);
    }
}
