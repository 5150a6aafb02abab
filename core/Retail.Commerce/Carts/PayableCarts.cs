using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Commerce.Database;

namespace Retail.Commerce.Carts;

/// <inheritdoc cref="IPayableCarts"/>
internal sealed class PayableCarts(RetailDbContext database, CartStore carts, TimeProvider clock) : IPayableCarts
{
    public Task<Outcome<Cart>> ReadAsync(CartKey key, CancellationToken cancellationToken) =>
        carts.ReadAsync(key, cancellationToken);

    public async Task<Cart> ShowAsync(CartId id, CancellationToken cancellationToken) =>
        carts.Show(await database.Set<CartRow>().SingleAsync(row => row.Id == id, cancellationToken), null).Value;

    public async Task<Outcome<Cart>> BeginPaymentAsync(
        CartKey key, long? ifVersion, CancellationToken cancellationToken)
    {
        var found = await carts.FindToChangeAsync(key, ifVersion, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var (cart, handoff) = found.Value;
        if (clock.GetUtcNow() >= cart.Guarantee.ExpiresAt)
        {
            return CartRefusals.Expired(cart);
        }

        cart.State = CartState.Paying;
        cart.Changed(clock.GetUtcNow());
        return carts.Show(cart, handoff);
    }

    public async Task ReopenAsync(CartId id, CancellationToken cancellationToken)
    {
        var cart = await database.Set<CartRow>().SingleAsync(row => row.Id == id, cancellationToken);
        if (cart.State == CartState.Paying)
        {
            cart.State = CartState.Open;
            cart.Changed(clock.GetUtcNow(), "history.payment-failed");
        }
    }

    public async Task<IReadOnlyList<HistoryEvent>?> CompleteAsync(
        CartId id, OrderId order, CancellationToken cancellationToken)
    {
        var cart = await database.Set<CartRow>().SingleAsync(row => row.Id == id, cancellationToken);
        if (cart.State != CartState.Paying)
        {
            return null;
        }

        (cart.State, cart.Order) = (CartState.Ordered, order);
        cart.Changed(clock.GetUtcNow(), "history.paid");
        return cart.History;
    }

    public async Task<Outcome<IReadOnlyList<HistoryEvent>>> SellAtTillAsync(
        CartId id, TerminalId terminal, OrderId order, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var cart = await database.Set<CartRow>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (cart is null)
        {
            return CartRefusals.NotFound(id);
        }

        if (cart.State != CartState.Open)
        {
            return CartRefusals.NotOpen(cart);
        }

        if (cart.OwnerTerminal != terminal)
        {
            return CartRefusals.NotOwner(cart);
        }

        (cart.State, cart.Order) = (CartState.Ordered, order);
        cart.Changed(at, "history.sold-at-till", ("till", cart.OwnerName ?? string.Empty));
        return cart.History.ToArray();
    }
}
