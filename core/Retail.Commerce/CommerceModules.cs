using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Commerce.Carts;
using Retail.Commerce.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Inventory;
using Retail.Commerce.Orders;
using Retail.Commerce.Payments;
using Retail.Commerce.Prices;
using Retail.Commerce.Promotions;
using Retail.Commerce.Publications;
using Retail.Commerce.Quotes;
using Retail.Commerce.Stores;
using Retail.Commerce.Terminals;

namespace Retail.Commerce;

/// <summary>Every module of the house, one line each: its parts and its endpoints.</summary>
public static class CommerceModules
{
    /// <summary>Adds the modules; the host adds the database, the keys and the clock.</summary>
    public static IServiceCollection AddCommerce(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Operations>();
        services.AddSingleton<IHousekeeper, OperationsHousekeeper>();
        services.AddCatalog();
        services.AddPrices();
        services.AddPromotions();
        services.AddPublications();
        services.AddQuotes();
        services.AddCarts();
        services.AddInventory();
        services.AddOrders();
        services.AddPayments();
        services.AddStores();
        services.AddTerminals();
        return services;
    }

    /// <summary>Maps the modules' endpoints; the host owns the prefix.</summary>
    public static RouteGroupBuilder MapCommerce(this RouteGroupBuilder api)
    {
        api.MapCatalog();
        api.MapPrices();
        api.MapPromotions();
        api.MapPublications();
        api.MapQuotes();
        api.MapCarts();
        api.MapInventory();
        api.MapOrders();
        api.MapPayments();
        api.MapStores();
        api.MapTerminals();
        return api;
    }
}
