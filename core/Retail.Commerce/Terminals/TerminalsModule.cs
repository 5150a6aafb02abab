using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        var tills = api.MapGroup(string.Empty).WithTags("terminals");
        Enrolling.Map(tills);
        DeliveringFacts.Map(tills);
        ManagingTerminals.Map(tills);
    }
}
