using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>GET /carts/{id}.</summary>
internal static class Reading
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/carts/{id}", HandleAsync).Allow(AccessRule.CartHolder);

    private static async Task<Results<Ok<Cart>, ProblemHttpResult>> HandleAsync(
        CartId id, CartStore carts, HttpContext http, CancellationToken cancellationToken) =>
        http.Answer(await carts.ReadAsync(http.User.KeyOf(id), cancellationToken));
}
