using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>POST /carts/{id}/guarantee: the yes to the new price.</summary>
internal sealed class Renewing(CartStore carts, CartPricing pricing, TimeProvider clock)
{
    private static readonly TimeSpan OfferLife = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/carts/{id}/guarantee", HandleAsync).Allow(AccessRule.CartHolder).TakesStamp();

    public Task<Outcome<Cart>> RunAsync(
        CartKey key, RenewGuarantee command, CommandStamp stamp, CancellationToken cancellationToken) =>
        carts.ChangeAsync(key, stamp, command, (cart, _) => Renew(cart, command), cancellationToken);

    private Outcome<CartRow> Renew(CartRow cart, RenewGuarantee command)
    {
        if (clock.GetUtcNow() < cart.Guarantee.ExpiresAt)
        {
            return Refusal.Of(RefusalKind.Conflict, "cart.guarantee-holds");
        }

        var now = clock.GetUtcNow();
        if (command.OfferedAt > now || command.OfferedAt < now - OfferLife ||
            command.OfferedAt < cart.Guarantee.ExpiresAt)
        {
            return Refusal.Of(RefusalKind.Conflict, "cart.offer-expired");
        }

        return pricing.PriceAfresh(cart, command.OfferedAt).Then(fresh =>
        {
            if (!string.Equals(command.AcceptedHash, fresh.Quote.Hash, StringComparison.Ordinal))
            {
                return Refusal.Of(RefusalKind.Conflict, "cart.offer-changed", ("total", fresh.Quote.Total.ToString()));
            }

            cart.Guarantee = fresh.Guarantee;
            return (Outcome<CartRow>)cart;
        });
    }

    private static Task<Results<Ok<Cart>, ProblemHttpResult>> HandleAsync(
        CartId id, RenewGuarantee command, Renewing verb, HttpContext http, CancellationToken cancellationToken) =>
        http.CartAsync(id, (key, stamp) => verb.RunAsync(key, command, stamp, cancellationToken));
}
