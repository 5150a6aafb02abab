using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Retail.Commerce.Inventory;

/// <summary>Stock per store, as movements.</summary>
internal static class InventoryModule
{
    public static IServiceCollection AddInventory(this IServiceCollection services) =>
        services.AddScoped<IStock, Stock>();

    public static void MapInventory(this IEndpointRouteBuilder api)
    {
        ReadingStock.Map(api);
        ImportStock.Map(api);
    }
}
