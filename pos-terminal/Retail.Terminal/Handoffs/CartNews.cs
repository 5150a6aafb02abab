using Retail.Terminal.Enrolling;
using Retail.Terminal.Selling;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Handoffs;

/// <summary>
/// Listens at the server for the carts that customers have or are about to get, so that the till learns at once what
/// happens to them. What it hears is only that something happened; <see cref="HandoffSync"/> asks what.
/// </summary>
internal sealed class CartNews(TimeProvider clock, CancellationToken stoppingToken) : IDisposable
{
    /// <summary>Connections held open at once; older handoffs are asked for by and by.</summary>
    public const int Most = 8;

    private readonly Signal news = new(clock);
    private readonly Lock gate = new();
    private readonly HashSet<CartId> changed = [];
    private readonly Dictionary<CartId, (CancellationTokenSource End, Task Listening)> followed = [];

    /// <summary>Whether changes of this cart are heard of without asking.</summary>
    public bool Follows(CartId cart) => followed.TryGetValue(cart, out var one) && !one.Listening.IsCompleted;

    /// <summary>Listens for these from now on, and no longer for others.</summary>
    public void Follow(EnrolledTill till, IReadOnlyList<Sale> sales)
    {
        var wanted = sales.Where(sale => sale.Handoff?.Ticket is not null).Take(Most).Select(sale => sale.Cart)
            .ToHashSet();
        foreach (var (cart, one) in followed.Where(one => !wanted.Contains(one.Key) || one.Value.Listening.IsCompleted)
            .ToList())
        {
            End(one);
            followed.Remove(cart);
        }

        foreach (var cart in wanted.Where(cart => !followed.ContainsKey(cart)))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            followed.Add(cart, (end, Task.Run(() => ListenAsync(till, cart, end.Token), CancellationToken.None)));
        }
    }

    /// <summary>The carts that something happened to, once each; at the latest after so long, perhaps none.</summary>
    public async Task<IReadOnlySet<CartId>> NextAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        await news.WaitAsync(atMost, cancellationToken);
        lock (gate)
        {
            var told = changed.ToHashSet();
            changed.Clear();
            return told;
        }
    }

    public void Dispose()
    {
        foreach (var one in followed.Values)
        {
            End(one);
        }
    }

    private static void End((CancellationTokenSource End, Task Listening) one)
    {
        one.End.Cancel();
        _ = one.Listening.ContinueWith(
            _ => one.End.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Ends when the cart has ended, the server refuses, or nobody wants to hear of it.</summary>
    private async Task ListenAsync(EnrolledTill till, CartId cart, CancellationToken cancellationToken)
    {
        try
        {
            var watched = await till.Patient.Carts.WatchAsync(till.KeyOf(cart), cancellationToken);
            if (watched.IsRefused)
            {
                return;
            }

            await foreach (var _ in watched.Value.WithCancellation(cancellationToken))
            {
                lock (gate)
                {
                    changed.Add(cart);
                }

                news.Set();
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException or IOException)
        {
            // Asking by and by goes on, and the next round listens again.
        }
    }
}
