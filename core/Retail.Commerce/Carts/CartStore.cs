using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Pricing;

namespace Retail.Commerce.Carts;

/// <summary>
/// The one way to a cart: loads it, checks who asks, lets a verb decide, prices it and saves it, once.
/// </summary>
internal sealed class CartStore(
    RetailDbContext database, Operations operations, CartPricing pricing, TimeProvider clock)
{
    /// <summary>The cart as its owner, or a former one, sees it.</summary>
    public async Task<Outcome<Cart>> ReadAsync(CartKey key, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, cancellationToken);
        return found.IsRefused ? found.Refusal : Show(found.Value.Cart, found.Value.Handoff);
    }

    /// <summary>Changes an open cart that the caller owns: one transaction, one commit.</summary>
    public Task<Outcome<Cart>> ChangeAsync(
        CartKey key,
        CommandStamp stamp,
        object command,
        Func<CartRow, PriceBook, Outcome<CartRow>> decide,
        CancellationToken cancellationToken) =>
        operations.RunAsync(
            ScopeOf(key), stamp, command, token => ChangeOnceAsync(key, stamp, decide, token), cancellationToken);

    /// <summary>The cart with its latest handoff, for somebody who owns it or once did.</summary>
    public async Task<Outcome<(CartRow Cart, HandoffRow? Handoff)>> FindAsync(
        CartKey key, CancellationToken cancellationToken)
    {
        var cart = await database.Set<CartRow>().SingleOrDefaultAsync(row => row.Id == key.Id, cancellationToken);
        if (cart is null)
        {
            return CartRefusals.NotFound(key.Id);
        }

        var handoff = cart.Handoff is { } id
            ? await database.Set<HandoffRow>().SingleAsync(row => row.Id == id, cancellationToken)
            : null;
        return cart.IsOwnedBy(key) || await OnceOwnedAsync(key, handoff, cancellationToken)
            ? (cart, handoff)
            : CartRefusals.NotFound(key.Id);
    }

    /// <summary>The same, if the caller may change it now.</summary>
    public async Task<Outcome<(CartRow Cart, HandoffRow? Handoff)>> FindToChangeAsync(
        CartKey key, long? ifVersion, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, cancellationToken);
        if (found.IsRefused)
        {
            return found;
        }

        var (cart, handoff) = found.Value;
        if (!cart.IsOwnedBy(key))
        {
            return CartRefusals.NotOwner(cart);
        }

        if (cart.State != CartState.Open)
        {
            return CartRefusals.NotOpen(cart);
        }

        if (handoff?.StateAt(clock.GetUtcNow()) == HandoffState.Waiting)
        {
            return CartRefusals.HandedOff(handoff);
        }

        return ifVersion is { } version && version != cart.Version ? CartRefusals.Stale(version, cart.Version) : found;
    }

    /// <summary>The wire record with its price, and with the offer when the guarantee has ended.</summary>
    public Outcome<Cart> Show(CartRow cart, HandoffRow? handoff)
    {
        var now = clock.GetUtcNow();
        return pricing.Price(cart).Then(quote =>
        {
            GuaranteeOffer? offer = null;
            if (cart.State == CartState.Open && cart.Lines.Count > 0 && now >= cart.Guarantee.ExpiresAt)
            {
                // When today's book no longer sells a line there is no offer to say yes to; the line must go first.
                var fresh = pricing.PriceAfresh(cart);
                offer = fresh.IsRefused ? null : new GuaranteeOffer(quote.Total, fresh.Value.Quote);
            }

            return (Outcome<Cart>)cart.ToWire(quote, offer, handoff, now);
        });
    }

    /// <summary>Who repeats a command must be who gave it.</summary>
    public static string ScopeOf(CartKey key) =>
        key.Terminal is { } terminal ? $"cart/{key.Id}/{terminal}"
            : $"cart/{key.Id}/{(key.Token is null ? "-" : Capabilities.HashOf(key.Token)[..32])}";

    private async Task<Outcome<Cart>> ChangeOnceAsync(
        CartKey key, CommandStamp stamp, Func<CartRow, PriceBook, Outcome<CartRow>> decide,
        CancellationToken cancellationToken)
    {
        var found = await FindToChangeAsync(key, stamp.IfVersion, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var (cart, handoff) = found.Value;
        var book = pricing.BookOf(cart.Guarantee);
        if (book.IsRefused)
        {
            return book.Refusal;
        }

        var decided = decide(cart, book.Value);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        cart.Changed(clock.GetUtcNow());
        return Show(cart, handoff);
    }

    private async Task<bool> OnceOwnedAsync(CartKey key, HandoffRow? latest, CancellationToken cancellationToken)
    {
        if (latest is null || latest.IsFrom(key))
        {
            return latest is not null;
        }

        var earlier = await database.Set<HandoffRow>().AsNoTracking().Where(row => row.Cart == key.Id)
            .ToListAsync(cancellationToken);
        return earlier.Any(row => row.IsFrom(key));
    }
}
