using Retail.Abstractions.Payments;

namespace Retail.Terminal.Tendering;

/// <summary>The ways to pay of the plugins that run now.</summary>
/// <param name="All">Asked each time: a plugin that fails is gone.</param>
internal sealed record TillProviders(Func<IReadOnlyList<IPaymentProvider>> All)
{
    public IPaymentProvider? Find(string id) =>
        All().FirstOrDefault(provider => string.Equals(provider.Id, id, StringComparison.Ordinal));
}
