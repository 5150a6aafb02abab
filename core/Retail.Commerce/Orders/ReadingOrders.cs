using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Orders;
using Retail.Commerce.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Terminals;

namespace Retail.Commerce.Orders;

/// <summary>GET /carts/{id}/order, /orders/{id} and /orders/door-codes/{code}.</summary>
internal sealed class ReadingOrders(
    RetailDbContext database, IPayableCarts carts, ITerminalDirectory terminals, TimeProvider clock) : IOrders
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/carts/{id}/order", HandleByCartAsync).Allow(AccessRule.CartHolder);
        api.MapGet("/orders/{id}", HandleByIdAsync).Allow(AccessRule.Needs(Permission.ReadOrders));
        api.MapGet("/orders/door-codes/{code}", HandleDoorCodeAsync).Allow(AccessRule.Terminal);
    }

    public async Task<Outcome<Order>> GetByCartAsync(CartKey key, CancellationToken cancellationToken)
    {
        var cart = await carts.ReadAsync(key, cancellationToken);
        if (cart.IsRefused)
        {
            return cart.Refusal;
        }

        var row = await database.Set<OrderRow>().AsNoTracking()
            .SingleOrDefaultAsync(each => each.Cart == key.Id, cancellationToken);
        return row is null ? OrderRefusals.NotFound() : row.ToWire();
    }

    public async Task<Outcome<Order>> FindByDoorCodeAsync(
        TerminalId terminal, string doorCode, CancellationToken cancellationToken)
    {
        var till = await terminals.FindAsync(terminal, cancellationToken);
        var since = clock.GetUtcNow() - OrderBook.DoorCodeLife;
        var row = till is null
            ? null
            : await database.Set<OrderRow>().AsNoTracking()
                .Where(each => each.Store == till.Store && each.DoorCode == doorCode && each.PlacedAt > since)
                .OrderByDescending(each => each.PlacedAt)
                .FirstOrDefaultAsync(cancellationToken);
        return row is null ? Refusal.Of(RefusalKind.NotFound, "order.unknown-door-code") : row.ToWire();
    }

    private static async Task<Results<Ok<Order>, ProblemHttpResult>> HandleByCartAsync(
        CartId id, ReadingOrders verb, HttpContext http, CancellationToken cancellationToken) =>
        (await verb.GetByCartAsync(http.User.KeyOf(id), cancellationToken)).ToOk();

    private static async Task<Results<Ok<Order>, ProblemHttpResult>> HandleByIdAsync(
        OrderId id, IOrderBook orders, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) is { } order ? TypedResults.Ok(order)
            : OrderRefusals.NotFound().ToProblem();

    private static async Task<Results<Ok<Order>, ProblemHttpResult>> HandleDoorCodeAsync(
        string code, ReadingOrders verb, HttpContext http, CancellationToken cancellationToken) =>
        (await verb.FindByDoorCodeAsync(http.User.Terminal()!.Value, code, cancellationToken)).ToOk();
}
