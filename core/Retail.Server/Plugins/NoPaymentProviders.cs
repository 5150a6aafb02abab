using Retail.Abstractions.Payments;
using Retail.Commerce.Payments;

namespace Retail.Server.Plugins;

internal sealed class NoPaymentProviders : IPaymentProviders
{
    public IPaymentProvider? Find(string id) => null;
}
