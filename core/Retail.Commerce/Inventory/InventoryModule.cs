using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Inventory;

namespace Retail.Commerce.Inventory;

/// <summary>Stock per store, as movements.</summary>
internal static class InventoryModule
{
    public static IServiceCollection AddInventory(this IServiceCollection services) =>
        services.AddScoped<IStock, Stock>().AddSingleton<IAvailability, ReadingAvailability>();

    public static void MapInventory(this IEndpointRouteBuilder api)
    {
        ReadingStock.Map(api);
        ReadingAvailability.Map(api);
        ImportStock.Map(api);
    }
}
