using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Json;
using Retail.Abstractions.Orders;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>The server's handoffs, scripted: a test says what the customer does.</summary>
internal sealed class StubHandoffs
{
    private readonly ConcurrentDictionary<HandoffId, (SignedCart Cart, HandoffStatus Status)> offered = new();

    private readonly TillChanges changes = new();
    private int asked;
    private int listeners;

    /// <summary>Why signed carts are not taken, or null.</summary>
    public Refusal? Refuses { get; set; }

    /// <summary>The cart that a claim with this code gives.</summary>
    public ConcurrentDictionary<string, Cart> Claimable { get; } = new(StringComparer.Ordinal);

    /// <summary>Carts as they stand, for a till that has one back.</summary>
    public ConcurrentDictionary<CartId, Cart> Carts { get; } = new();

    /// <summary>What carts became.</summary>
    public ConcurrentDictionary<CartId, Order> Orders { get; } = new();

    /// <summary>Whether carts can be listened to.</summary>
    public bool TellsNews { get; set; }

    /// <summary>How often a till asked how a handoff stands.</summary>
    public int Asked => asked;

    /// <summary>How many connections listen to carts.</summary>
    public int Listeners => listeners;

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
        changes.Announce();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/handoffs/signed", OfferAsync);
        api.MapPost("/handoffs/claims", ClaimAsync);
        api.MapGet("/handoffs/{id}", GetAsync);
        api.MapGet("/carts/{id}/events", TellAsync);
        api.MapGet("/carts/{id}/order", http => Orders.TryGetValue(CartOf(http), out var order)
            ? StubShopServer.WriteAsync(http, order)
            : StubShopServer.RefuseAsync(http, Refusal.Of(RefusalKind.NotFound, "order.not-found")));
        api.MapPost("/handoffs/{id}/take-back", TakeBackAsync);
        api.MapGet(
            "/carts/{id}",
            http => StubShopServer.WriteAsync(http, Carts[CartOf(http)]));
    }

    private static CartId CartOf(HttpContext http) => CartId.Parse((string)http.GetRouteValue("id")!, null);

    private Task GetAsync(HttpContext http)
    {
        Interlocked.Increment(ref asked);
        return offered.TryGetValue(IdOf(http), out var one)
            ? StubShopServer.WriteAsync(http, one.Status)
            : StubShopServer.RefuseAsync(http, Refusal.Of(RefusalKind.NotFound, "handoff.not-found"));
    }

    private async Task TellAsync(HttpContext http)
    {
        if (!TellsNews)
        {
            await StubShopServer.RefuseAsync(http, Refusal.Of(RefusalKind.NotFound, "cart.not-found"));
            return;
        }

        http.Response.ContentType = "text/event-stream";
        Interlocked.Increment(ref listeners);
        using var left = http.RequestAborted.Register(() => Interlocked.Decrement(ref listeners));
        await foreach (var number in changes.ListenAsync(http.RequestAborted))
        {
            var change = JsonSerializer.Serialize(
                new CartChange(CartOf(http), number + 1, CartState.Open), RetailJson.Options);
            await http.Response.WriteAsync($"event: change\ndata: {change}\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
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
