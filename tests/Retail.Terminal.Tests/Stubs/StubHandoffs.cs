using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Json;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>The server's handoffs, scripted: a test says what the customer does.</summary>
internal sealed class StubHandoffs
{
    private readonly ConcurrentDictionary<HandoffId, (SignedCart Cart, HandoffStatus Status)> offered = new();

    /// <summary>Why signed carts are not taken, or null.</summary>
    public Refusal? Refuses { get; set; }

    /// <summary>The cart that a claim with this code gives.</summary>
    public ConcurrentDictionary<string, Cart> Claimable { get; } = new(StringComparer.Ordinal);

    /// <summary>Carts as they stand, for a till that has one back.</summary>
    public ConcurrentDictionary<CartId, Cart> Carts { get; } = new();

    public IReadOnlyList<SignedCart> Offered => [.. offered.Values.Select(one => one.Cart)];

    public void Claim(HandoffId id, CartState state = CartState.Open)
    {
        var (cart, status) = offered[id];
        offered[id] = (cart, status with
        {
            State = HandoffState.Claimed,
            To = new CartOwner("app", null, null),
            ClaimedAt = status.IssuedAt.AddSeconds(30),
            CartState = state,
        });
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/handoffs/signed", OfferAsync);
        api.MapPost("/handoffs/claims", ClaimAsync);
        api.MapGet("/handoffs/{id}", http => offered.TryGetValue(IdOf(http), out var one)
            ? StubShopServer.WriteAsync(http, one.Status)
            : StubShopServer.RefuseAsync(http, Refusal.Of(RefusalKind.NotFound, "handoff.not-found")));
        api.MapPost("/handoffs/{id}/take-back", TakeBackAsync);
        api.MapGet(
            "/carts/{id}",
            http => StubShopServer.WriteAsync(http, Carts[CartId.Parse((string)http.GetRouteValue("id")!, null)]));
    }

    private static HandoffId IdOf(HttpContext http) => HandoffId.Parse((string)http.GetRouteValue("id")!, null);

    private async Task OfferAsync(HttpContext http)
    {
        var body = await http.Request.ReadFromJsonAsync<SignedBody>(RetailJson.Options);
        var cart = SignedCartCodec.Decode(body!.SignedCart).Value;
        if (Refuses is { } refusal)
        {
            await StubShopServer.RefuseAsync(http, refusal);
            return;
        }

        var (_, status) = offered.GetOrAdd(cart.Handoff, _ => (cart, new HandoffStatus(
            cart.Handoff, cart.Cart, HandoffState.Waiting, new CartOwner("store", cart.Terminal, "Caja 2"), null,
            cart.IssuedAt, cart.ExpiresAt, null, CartState.Open)));
        await StubShopServer.WriteAsync(
            http, new HandoffTicket(status, "AAAAA-BBBBB", "https://shop.example/h/AAAAA-BBBBB"),
            StatusCodes.Status201Created);
    }

    private async Task ClaimAsync(HttpContext http)
    {
        var command = await http.Request.ReadFromJsonAsync<ClaimHandoff>(RetailJson.Options);
        await (Claimable.TryGetValue(command!.Code ?? string.Empty, out var cart)
            ? StubShopServer.WriteAsync(http, new OpenedCart(cart, null))
            : StubShopServer.RefuseAsync(http, Refusal.Of(RefusalKind.NotFound, "handoff.not-found")));
    }

    private Task TakeBackAsync(HttpContext http)
    {
        var id = IdOf(http);
        if (!offered.TryGetValue(id, out var one))
        {
            return StubShopServer.RefuseAsync(http, Refusal.Of(RefusalKind.NotFound, "handoff.not-found"));
        }

        if (one.Status.CartState == CartState.Paying)
        {
            return StubShopServer.RefuseAsync(http, Refusal.Of(RefusalKind.Conflict, "handoff.payment-started"));
        }

        offered[id] = (one.Cart, one.Status with { State = HandoffState.TakenBack });
        return StubShopServer.WriteAsync(http, offered[id].Status);
    }

    private sealed record SignedBody(string SignedCart);
}
