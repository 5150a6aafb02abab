using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Commerce.Http;

namespace Retail.Commerce.Stores;

/// <summary>The places where customers buy.</summary>
internal static class StoresModule
{
    public static IServiceCollection AddStores(this IServiceCollection services) => services.AddScoped<IStores, StoreBook>();

    public static void MapStores(this RouteGroupBuilder api)
    {
        var stores = api.MapGroup("/stores");
        stores.MapGet("/", async Task<Ok<IReadOnlyList<Store>>> (IStores book, CancellationToken cancellationToken) =>
            TypedResults.Ok(await book.ListAsync(cancellationToken))).Allow(AccessRule.Needs(Permission.ManageStores));
        stores.MapGet("/{store}", async (string store, IStores book, CancellationToken cancellationToken) =>
            (await book.GetAsync(store, cancellationToken)).ToOk()).Allow(AccessRule.Needs(Permission.ManageStores));
        stores.MapPut("/{store}", async (string store, SaveStore command, IStores book, CancellationToken cancellationToken) =>
            (await book.SaveAsync(store, command, cancellationToken)).ToOk()).Allow(AccessRule.Needs(Permission.ManageStores));
    }
}
