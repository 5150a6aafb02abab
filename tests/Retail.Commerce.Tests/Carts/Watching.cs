using Retail.Abstractions.Carts;

namespace Retail.Commerce.Tests.Carts;

/// <summary>One who watches a cart and waits for what it should hear.</summary>
internal sealed class Watching : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource end = new();
    private IAsyncEnumerator<CartChange> changes = null!;

    public static async Task<Watching> StartAsync(ICarts carts, CartKey key)
    {
        var watching = new Watching();
        var opened = await carts.WatchAsync(key, watching.end.Token);
        Assert.False(opened.IsRefused, opened.Refusal?.ToString());
        watching.changes = opened.Value.GetAsyncEnumerator(CancellationToken.None);
        return watching;
    }

    /// <summary>The next change, or null at the end.</summary>
    public async Task<CartChange?> NextAsync() =>
        await changes.MoveNextAsync().AsTask().WaitAsync(Patience) ? changes.Current : null;

    /// <summary>Reads on until the cart has this version; what comes between may be left out.</summary>
    public async Task<CartChange> UntilAsync(long version)
    {
        while (await NextAsync() is { } change)
        {
            if (change.Version >= version)
            {
                return change;
            }
        }

        throw new InvalidOperationException($"The watch ended before version {version}.");
    }

    public void Cancel() => end.Cancel();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await changes.DisposeAsync();
        end.Dispose();
    }
}
