using Microsoft.Extensions.Logging.Abstractions;
using Retail.Abstractions.Payments;
using Retail.Commerce.Payments;

namespace Retail.Commerce.Tests.Payments;

public sealed class ListingMethodsTests
{
    [Fact]
    public void A_provider_that_fails_to_tell_does_not_hide_the_others()
    {
        var cash = new PaymentMethod("wallet", LocalText.Of("Wallet", "Monedero"));
        var listing = new ListingMethods(
            new Providers(new Provider("broken", () => throw new InvalidOperationException("no list")),
                new Provider("good", () => [cash])),
            NullLogger<ListingMethods>.Instance);

        var told = Assert.Single(listing.Run());

        Assert.Equal(("good", "wallet", cash.Name), (told.Provider, told.Method, told.Name));
    }

    private sealed class Providers(params IPaymentProvider[] all) : IPaymentProviders
    {
        public IReadOnlyList<IPaymentProvider> All => all;

        public IPaymentProvider? Find(string id) => null;
    }

    private sealed class Provider(string id, Func<IReadOnlyList<PaymentMethod>> methods) : IPaymentProvider
    {
        public string Id => id;

        public IReadOnlyList<PaymentMethod> Methods => methods();

        public Task<PaymentAnswer> ChargeAsync(PaymentRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<PaymentAnswer> FindAsync(PaymentId payment, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<PaymentAnswer> ReverseAsync(PaymentId payment, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
