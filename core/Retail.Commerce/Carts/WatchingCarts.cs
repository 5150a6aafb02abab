using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Commerce.Carts;

/// <summary>
/// GET /carts/{id}/events: server-sent events <c>change</c>, and <c>alive</c> with the same data when nothing happens.
/// </summary>
internal sealed class WatchingCarts(
    CartStore carts, CartWatch watch, RetailDbContext database, IHttpContextAccessor requests)
{
    // Less than the half minute or minute after which proxies and phones take a silent connection for dead.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/carts/{id}/events", HandleAsync).Allow(AccessRule.CartHolder).DisableRequestTimeout();

    public async Task<Outcome<IAsyncEnumerable<CartChange>>> RunAsync(
        CartKey key, CancellationToken cancellationToken) =>
        (await JoinAsync(key, cancellationToken)).Select(watcher => ChangesAsync(watcher.Until(cancellationToken)));

    private async Task<Outcome<CartWatcher>> JoinAsync(CartKey key, CancellationToken cancellationToken)
    {
        var found = await carts.FindAsync(key, cancellationToken);
        var joined = found.IsRefused ? found.Refusal : watch.Join(key.Id, CallerAddress.Of(requests.HttpContext));
        if (joined.IsRefused)
        {
            return joined;
        }

        var watcher = joined.Value;
        try
        {
            // Read again, for it may have changed before anybody here listened.
            watch.Tell(await database.Set<CartRow>().Where(row => row.Id == key.Id)
                .Select(row => new CartChange(row.Id, row.Version, row.State))
                .SingleAsync(cancellationToken));
        }
        catch
        {
            watcher.Dispose();
            throw;
        }

        return watcher;
    }

    private static async IAsyncEnumerable<CartChange> ChangesAsync(
        CartWatcher watcher, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var joined = watcher;
        using var end = cancellationToken.UnsafeRegister(static state => ((CartWatcher)state!).Dispose(), watcher);
        while (await watcher.Changes.WaitToReadAsync(CancellationToken.None))
        {
            while (watcher.Changes.TryRead(out var change))
            {
                yield return change;
            }
        }
    }

    private static async IAsyncEnumerable<SseItem<CartChange>> EventsAsync(
        CartWatcher watcher, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var joined = watcher;
        CartChange? last = null;
        while (true)
        {
            var ready = watcher.Changes.WaitToReadAsync(cancellationToken).AsTask();
            while (last is not null && !await IsDoneWithinAsync(ready, Beat, clock))
            {
                yield return new SseItem<CartChange>(last, "alive");
            }

            if (!await ready)
            {
                yield break;
            }

            while (watcher.Changes.TryRead(out var change))
            {
                last = change;
                yield return new SseItem<CartChange>(change, "change") { ReconnectionInterval = ReconnectAfter };
            }
        }
    }

    private static async Task<bool> IsDoneWithinAsync(Task task, TimeSpan time, TimeProvider clock)
    {
        await task.WaitAsync(time, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }

    private static async Task<Results<ServerSentEventsResult<CartChange>, ProblemHttpResult>> HandleAsync(
        CartId id, WatchingCarts verb, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        var joined = await verb.JoinAsync(http.User.KeyOf(id), cancellationToken);
        if (joined.IsRefused)
        {
            return joined.Refusal.ToProblem();
        }

        http.Response.RegisterForDispose(joined.Value);
        return TypedResults.ServerSentEvents(EventsAsync(joined.Value, clock, cancellationToken));
    }
}
