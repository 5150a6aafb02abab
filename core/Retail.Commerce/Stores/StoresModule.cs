using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Stores;
using Retail.Commerce.Http;

namespace Retail.Commerce.Stores;

/// <summary>The shop and the places where customers buy. The host registers <see cref="ShopSettings"/>.</summary>
internal static class StoresModule
{
    public static IServiceCollection AddStores(this IServiceCollection services) =>
        services.AddScoped<IStores, StoreBook>().AddSingleton<IShop, ReadingShop>();

    public static void MapStores(this RouteGroupBuilder api)
    {
        var managers = AccessRule.Needs(Permission.ManageStores);
        var stores = api.MapGroup("/stores");
        stores.MapGet("/", ListAsync).Allow(managers);
        stores.MapGet("/{store}", GetAsync).Allow(managers);
        stores.MapPut("/{store}", SaveAsync).Allow(managers);
        ReadingShop.Map(api);
    }

    private static async Task<Ok<IReadOnlyList<Store>>> ListAsync(IStores book, CancellationToken cancellationToken) =>
        TypedResults.Ok(await book.ListAsync(cancellationToken));

    private static async Task<Results<Ok<Store>, ProblemHttpResult>> GetAsync(
        string store, IStores book, CancellationToken cancellationToken) =>
        (await book.GetAsync(store, cancellationToken)).ToOk();

    private static async Task<Results<Ok<Store>, ProblemHttpResult>> SaveAsync(
        string store, SaveStore command, IStores book, CancellationToken cancellationToken) =>
        (await book.SaveAsync(store, command, cancellationToken)).ToOk();
}
