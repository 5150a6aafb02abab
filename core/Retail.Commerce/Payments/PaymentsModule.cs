using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Orders;

namespace Retail.Commerce.Payments;

/// <summary>
/// Payments as a state machine with "unknown" as a state. The host registers <see cref="IPaymentProviders"/>.
/// </summary>
internal static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddScoped<PaymentLedger>()
        .AddSingleton<ListingMethods>()
        .AddScoped<Paying>()
        .AddScoped<ICheckout>(provider => provider.GetRequiredService<Paying>())
        .AddSingleton<PaymentRecovery>()
        .AddHostedService(provider => provider.GetRequiredService<PaymentRecovery>());

    public static void MapPayments(this IEndpointRouteBuilder api)
    {
        ListingMethods.Map(api);
        Paying.Map(api);
    }
}
