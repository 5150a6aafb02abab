using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Prices;

/// <summary>Price lists and their entries, as merchandisers edit them.</summary>
internal static class PricesModule
{
    public static IServiceCollection AddPrices(this IServiceCollection services) => services
        .AddScoped<IPriceSource, PriceSource>()
        .AddScoped<IWorkingPrices, WorkingPrices>();

    public static IEndpointRouteBuilder MapPrices(this IEndpointRouteBuilder routes)
    {
        var editors = AccessRule.Needs(Permission.EditPrices);
        var lists = routes.MapGroup("/prices/lists/{code}").WithTags("Prices");
        lists.MapPut("/", PutPriceList.HandleAsync).Allow(editors);
        lists.MapGet("/", GetPriceList.HandleAsync).Allow(editors);
        lists.MapPost("/imports", ImportPrices.HandleAsync).Allow(editors).TakesCsv();
        lists.MapPut("/entries/{sku}", PutPriceEntries.HandleAsync).Allow(editors);
        lists.MapGet("/entries/{sku}", GetPriceList.EntriesAsync).Allow(editors);
        return routes;
    }
}
