using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Database;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Terminals;

/// <summary>Tills: enrolment, keys, and the journals that they deliver.</summary>
internal static class TerminalsModule
{
    public static IServiceCollection AddTerminals(this IServiceCollection services) => services
        .AddSingleton<TerminalKeys>()
        .AddSingleton<ITerminalKeys>(provider => provider.GetRequiredService<TerminalKeys>())
        .AddSingleton<IHousekeeper>(provider => provider.GetRequiredService<TerminalKeys>())
        .AddScoped<ITerminalDirectory, TerminalDirectory>()
        .AddScoped<IStoreUse, StoreTills>()
        .AddScoped<ITerminalRegistry, TerminalRegistry>()
        .AddScoped<Enrolling>()
        .AddScoped<DeliveringFacts>()
        .AddScoped<ITerminals, InProcessTerminals>();

    public static void MapTerminals(this IEndpointRouteBuilder api)
    {
        Enrolling.Map(api);
        DeliveringFacts.Map(api);
        ManagingTerminals.Map(api);
    }
}
