using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Carts;
using Retail.Commerce.Database;

namespace Retail.Commerce.Carts;

/// <summary>
/// Tells watchers of their carts' changes: at once what this process commits, within two seconds what another node
/// does. One look at the database serves all watchers, and each keeps only the latest change, so that a slow one costs
/// nothing.
/// </summary>
internal sealed partial class CartWatch(
    IServiceScopeFactory scopes, WatchLimits limits, TimeProvider clock, ILogger<CartWatch> log)
        : BackgroundService, IHostedLifecycleService, ICommitListener
{
    private const int MaxPerLook = 200;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);

    private readonly Lock gate = new();
    private readonly Dictionary<CartId, WatchedCart> carts = [];
    private readonly Dictionary<string, int> callers = new(StringComparer.Ordinal);
    private int watchers;
    private bool stopped;

    /// <summary>How many watch now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return watchers;
            }
        }
    }

    /// <summary>A place for one more watcher of the cart, or the refusal; whoever joins disposes it.</summary>
    /// <param name="cart">The cart.</param>
    /// <param name="caller">The till or address whose places are counted; null for this process itself.</param>
    public Outcome<CartWatcher> Join(CartId cart, string? caller = null)
    {
        lock (gate)
        {
            var watched = carts.GetValueOrDefault(cart);
            if (stopped || watchers >= limits.InTotal || watched?.Watchers.Count >= limits.PerCart)
            {
                return Refusal.Of(RefusalKind.TooMany, "cart.too-many-watchers");
            }

            if (caller is not null && callers.GetValueOrDefault(caller) >= limits.PerCaller)
            {
                return Refusal.Of(RefusalKind.TooMany, "cart.too-many-watchers-here");
            }

            if (watched is null)
            {
                carts[cart] = watched = new WatchedCart();
            }

            var watcher = new CartWatcher(cart, caller, Leave);
            watched.Watchers.Add(watcher);
            watchers++;
            Tally(caller, 1);
            return watcher;
        }
    }

    /// <summary>Passes a change on to those who have not heard of it; older ones are nobody's news.</summary>
    public void Tell(CartChange change)
    {
        lock (gate)
        {
            if (!carts.TryGetValue(change.Cart, out var watched))
            {
                return;
            }

            if (watched.Latest is null || watched.Latest.Version < change.Version)
            {
                watched.Latest = change;
            }

            foreach (var watcher in watched.Watchers.ToArray())
            {
                watcher.Hear(watched.Latest);
                if (watched.Latest.IsLast)
                {
                    watcher.Dispose();
                }
            }
        }
    }

    public void Committed(IEnumerable<object> rows)
    {
        foreach (var cart in rows.OfType<CartRow>())
        {
            Tell(new CartChange(cart.Id, cart.Version, cart.State));
        }
    }

    /// <summary>Looks once at every cart that is watched.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        CartId[] watched;
        lock (gate)
        {
            watched = [.. carts.Keys];
        }

        foreach (var some in watched.Chunk(MaxPerLook))
        {
            await using var scope = scopes.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<CartRow>()
                .Where(row => some.Contains(row.Id))
                .Select(row => new CartChange(row.Id, row.Version, row.State))
                .ToListAsync(cancellationToken);
            found.ForEach(Tell);
        }
    }

    // Streams are requests that do not end by themselves; the server would wait for them before it stops.
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        End();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        End();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is away for a moment must not end the watch for good.
                LogRoundFailed(failure);
            }
        }
    }

    private void End()
    {
        lock (gate)
        {
            stopped = true;
            foreach (var watcher in carts.Values.SelectMany(watched => watched.Watchers).ToArray())
            {
                watcher.Dispose();
            }
        }
    }

    private void Leave(CartWatcher watcher)
    {
        lock (gate)
        {
            if (carts.TryGetValue(watcher.Cart, out var watched) && watched.Watchers.Remove(watcher))
            {
                watchers--;
                Tally(watcher.Caller, -1);
                if (watched.Watchers.Count == 0)
                {
                    carts.Remove(watcher.Cart);
                }
            }
        }
    }

    private void Tally(string? caller, int more)
    {
        if (caller is not null && (callers[caller] = callers.GetValueOrDefault(caller) + more) == 0)
        {
            callers.Remove(caller);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after watched carts failed; it is tried again")]
    private partial void LogRoundFailed(Exception failure);

    private sealed class WatchedCart
    {
        public List<CartWatcher> Watchers { get; } = [];

        public CartChange? Latest { get; set; }
    }
}
