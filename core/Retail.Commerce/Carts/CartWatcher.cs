using System.Threading.Channels;
using Retail.Abstractions.Carts;

namespace Retail.Commerce.Carts;

/// <summary>
/// One who watches a cart: holds the latest change that was not read yet. Disposing it ends the changes.
/// </summary>
internal sealed class CartWatcher(CartId cart, string? caller, Action<CartWatcher> leave) : IDisposable
{
    private readonly Channel<CartChange> changes = Channel.CreateBounded<CartChange>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private long heard = -1;
    private CancellationTokenRegistration end;

    public CartId Cart => cart;

    public string? Caller => caller;

    public ChannelReader<CartChange> Changes => changes.Reader;

    /// <summary>Ends the changes when the token is cancelled, also those that nobody reads.</summary>
    public CartWatcher Until(CancellationToken cancelled)
    {
        end = cancelled.UnsafeRegister(static state => ((CartWatcher)state!).Dispose(), this);
        return this;
    }

    /// <summary>Called under the watch's lock.</summary>
    public void Hear(CartChange change)
    {
        if (change.Version > heard)
        {
            heard = change.Version;
            changes.Writer.TryWrite(change);
        }
    }

    public void Dispose()
    {
        // Not disposed, for that would wait for a cancellation that waits for the watch's lock.
        end.Unregister();
        changes.Writer.TryComplete();
        leave(this);
    }
}
