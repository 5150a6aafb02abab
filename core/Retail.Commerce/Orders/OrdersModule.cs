using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Orders;
using Retail.Commerce.Terminals;

namespace Retail.Commerce.Orders;

/// <summary>Orders: of paid carts, and of sales that tills deliver.</summary>
internal static class OrdersModule
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddScoped<IOrderBook, OrderBook>()
        .AddScoped<IFactReceiver, ReceivingSales>()
        .AddScoped<ReadingOrders>()
        .AddScoped<IOrders>(provider => provider.GetRequiredService<ReadingOrders>());

    public static void MapOrders(this IEndpointRouteBuilder api) => ReadingOrders.Map(api);
}
