using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>PUT and DELETE /carts/{id}/lines/{lineId}: another quantity, or none.</summary>
internal sealed class ChangingLines(CartStore carts, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/carts/{id}/lines/{lineId}", HandleSetAsync).Allow(AccessRule.CartHolder).TakesStamp();
        api.MapDelete("/carts/{id}/lines/{lineId}", HandleRemoveAsync).Allow(AccessRule.CartHolder).TakesStamp();
    }

    public Task<Outcome<Cart>> SetQuantityAsync(
        CartKey key, string lineId, decimal quantity, CommandStamp stamp, CancellationToken cancellationToken) =>
        carts.ChangeAsync(
            key,
            stamp,
            new SetQuantity(lineId, quantity),
            (cart, _) => Quantity.Of(quantity).Then(valid => Replace(cart, lineId, valid)),
            cancellationToken);

    public Task<Outcome<Cart>> RemoveAsync(
        CartKey key, string lineId, CommandStamp stamp, CancellationToken cancellationToken) =>
        carts.ChangeAsync(
            key, stamp, new RemoveLine(lineId), (cart, _) => Replace(cart, lineId, null), cancellationToken);

    private Outcome<CartRow> Replace(CartRow cart, string lineId, Quantity? quantity)
    {
        if (cart.Lines.FirstOrDefault(line => line.Id == lineId) is not { } line)
        {
            return CartRefusals.LineNotFound(lineId);
        }

        // Less is always possible; more at an old price is not.
        if (clock.GetUtcNow() >= cart.Guarantee.ExpiresAt && quantity is { } wanted &&
            wanted.Value > line.Quantity.Value)
        {
            return CartRefusals.Expired(cart);
        }

        cart.Lines = quantity is { } changed
            ? [.. cart.Lines.Select(each => each == line ? each with { Quantity = changed } : each)]
            : [.. cart.Lines.Where(each => each != line)];
        return cart;
    }

    private static Task<Results<Ok<Cart>, ProblemHttpResult>> HandleSetAsync(
        CartId id, string lineId, LineQuantity body, ChangingLines verb, HttpContext http,
        CancellationToken cancellationToken) =>
        http.CartAsync(id, (key, stamp) => verb.SetQuantityAsync(key, lineId, body.Quantity, stamp, cancellationToken));

    private static Task<Results<Ok<Cart>, ProblemHttpResult>> HandleRemoveAsync(
        CartId id, string lineId, ChangingLines verb, HttpContext http, CancellationToken cancellationToken) =>
        http.CartAsync(id, (key, stamp) => verb.RemoveAsync(key, lineId, stamp, cancellationToken));

    private sealed record SetQuantity(string LineId, decimal Quantity);

    private sealed record RemoveLine(string LineId);
}
