using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Terminals;

namespace Retail.Commerce.Carts;

/// <summary>Carts and their handoffs between channels.</summary>
internal static class CartsModule
{
    public static IServiceCollection AddCarts(this IServiceCollection services) => services
        .AddSingleton<Capabilities>()
        .AddHttpContextAccessor()
        .AddSingleton<CartWatch>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<CartWatch>())
        .AddHostedService(provider => provider.GetRequiredService<CartWatch>())
        .AddScoped<CartPricing>()
        .AddScoped<CartStore>()
        .AddScoped<WatchingCarts>()
        .AddScoped<Creating>()
        .AddScoped<AddingLines>()
        .AddScoped<ChangingLines>()
        .AddScoped<ChangingCodes>()
        .AddScoped<Renewing>()
        .AddScoped<Abandoning>()
        .AddScoped<HandoffTickets>()
        .AddScoped<SignedCartDesk>()
        .AddScoped<OfferingCarts>()
        .AddScoped<OfferingSignedCarts>()
        .AddScoped<Claiming>()
        .AddScoped<TakingBack>()
        .AddScoped<IFactReceiver, ReturningCarts>()
        .AddScoped<IPayableCarts, PayableCarts>()
        .AddScoped<ICarts, InProcessCarts>()
        .AddScoped<IHandoffs, InProcessHandoffs>();

    public static void MapCarts(this IEndpointRouteBuilder api)
    {
        Creating.Map(api);
        Reading.Map(api);
        WatchingCarts.Map(api);
        AddingLines.Map(api);
        ChangingLines.Map(api);
        ChangingCodes.Map(api);
        Renewing.Map(api);
        Abandoning.Map(api);
        OfferingCarts.Map(api);
        OfferingSignedCarts.Map(api);
        Claiming.Map(api);
        TakingBack.Map(api);
    }
}
