using Retail.Abstractions.Payments;

namespace Retail.Commerce.Payments;

/// <summary>The payment providers that plugins offer; the host knows them.</summary>
public interface IPaymentProviders
{
    /// <summary>All of them, by id.</summary>
    IReadOnlyList<IPaymentProvider> All { get; }

    /// <summary>The provider with this id, or null.</summary>
    IPaymentProvider? Find(string id);
}
