using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Carts;

/// <summary>PUT and DELETE /carts/{id}/codes/{code}: coupons. The engine says whether a code is known.</summary>
internal sealed class ChangingCodes(CartStore carts, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/carts/{id}/codes/{code}", HandleAddAsync).Allow(AccessRule.CartHolder).TakesStamp();
        api.MapDelete("/carts/{id}/codes/{code}", HandleRemoveAsync).Allow(AccessRule.CartHolder).TakesStamp();
    }

    public Task<Outcome<Cart>> AddAsync(
        CartKey key, string code, CommandStamp stamp, CancellationToken cancellationToken) =>
        carts.ChangeAsync(key, stamp, new AddCode(code), (cart, _) => Add(cart, Normal(code)), cancellationToken);

    public Task<Outcome<Cart>> RemoveAsync(
        CartKey key, string code, CommandStamp stamp, CancellationToken cancellationToken) =>
        carts.ChangeAsync(key, stamp, new RemoveCode(code), (cart, _) => Remove(cart, Normal(code)), cancellationToken);

    private Outcome<CartRow> Add(CartRow cart, string code)
    {
        if (clock.GetUtcNow() >= cart.Guarantee.ExpiresAt)
        {
            return CartRefusals.Expired(cart);
        }

        cart.Codes = cart.Codes.Contains(code, StringComparer.Ordinal) ? cart.Codes : [.. cart.Codes, code];
        return cart;
    }

    private static Outcome<CartRow> Remove(CartRow cart, string code)
    {
        if (!cart.Codes.Contains(code, StringComparer.Ordinal))
        {
            return Refusal.Of(RefusalKind.NotFound, "cart.code-not-found", ("code", CodeRules.Short(code)));
        }

        cart.Codes = [.. cart.Codes.Where(each => each != code)];
        return cart;
    }

    private static string Normal(string code) => code.Trim().ToUpperInvariant();

    private static Task<Results<Ok<Cart>, ProblemHttpResult>> HandleAddAsync(
        CartId id, string code, ChangingCodes verb, HttpContext http, CancellationToken cancellationToken) =>
        http.CartAsync(id, (key, stamp) => verb.AddAsync(key, code, stamp, cancellationToken));

    private static Task<Results<Ok<Cart>, ProblemHttpResult>> HandleRemoveAsync(
        CartId id, string code, ChangingCodes verb, HttpContext http, CancellationToken cancellationToken) =>
        http.CartAsync(id, (key, stamp) => verb.RemoveAsync(key, code, stamp, cancellationToken));

    private sealed record AddCode(string Code);

    private sealed record RemoveCode(string Code);
}
