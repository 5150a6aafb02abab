using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;

namespace Retail.Terminal.Tendering;

/// <summary>The ways to pay of the plugins that run now.</summary>
/// <param name="All">Asked each time: a plugin that fails is gone.</param>
internal sealed record TillProviders(Func<IReadOnlyList<IPaymentProvider>> All)
{
    private const int MaxMethods = 50;

    /// <summary>What the cashier may choose from.</summary>
    public IReadOnlyList<PayBy> Methods(ILogger logger) =>
        [.. All().SelectMany(provider => MethodsOf(provider, logger))];

    public IPaymentProvider? Find(string id) =>
        All().FirstOrDefault(provider => string.Equals(provider.Id, id, StringComparison.Ordinal));

    private static PayBy[] MethodsOf(IPaymentProvider provider, ILogger logger)
    {
        try
        {
            return [.. provider.Methods.Take(MaxMethods)
                .Select(method => new PayBy(provider.Id, method.Code, method.Name))];
        }
        catch (Exception failure)
        {
            // The provider is a plugin's: one that cannot say what it offers must not hide the others.
            TenderLog.ProviderSilent(logger, provider.Id, failure);
            return [];
        }
    }
}
