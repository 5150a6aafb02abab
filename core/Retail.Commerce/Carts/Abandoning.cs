using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>DELETE /carts/{id}: the customer gives it up.</summary>
internal sealed class Abandoning(CartStore carts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapDelete("/carts/{id}", HandleAsync).Allow(AccessRule.CartHolder).TakesStamp();

    public Task<Outcome<Cart>> RunAsync(CartKey key, CommandStamp stamp, CancellationToken cancellationToken) =>
        carts.ChangeAsync(key, stamp, new Abandon(), (cart, _) => Abandoned(cart), cancellationToken);

    private static Outcome<CartRow> Abandoned(CartRow cart)
    {
        cart.State = CartState.Abandoned;
        return cart;
    }

    private static Task<Results<Ok<Cart>, ProblemHttpResult>> HandleAsync(
        CartId id, Abandoning verb, HttpContext http, CancellationToken cancellationToken) =>
        http.CartAsync(id, (key, stamp) => verb.RunAsync(key, stamp, cancellationToken));

    private sealed record Abandon;
}
