using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Plugins.Storefront.Orders;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>Tells a page that its cart has changed; what it is now, the page says when it is asked for again.</summary>
internal static class CartEvents
{
    // Less than the half minute after which proxies and phones take a silent connection for dead.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder pages, Storefront shop)
    {
        pages.MapGet("/cart/events", (HttpContext http, ICarts carts) =>
        {
            var cookie = CartCookie.Read(http.Request);
            return SendAsync(cookie?.Key, cookie?.Version ?? 0, carts, shop.Clock, http.RequestAborted);
        }).AllowAnonymous().DisableRequestTimeout();
        pages.MapGet("/orders/{cart}/events", (CartId cart, HttpContext http, ICarts carts) =>
            SendAsync(KnownOrders.Find(http.Request, cart), 0, carts, shop.Clock, http.RequestAborted))
            .AllowAnonymous().DisableRequestTimeout();
    }

    private static async Task<IResult> SendAsync(
        CartKey? key, long seen, ICarts carts, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return TypedResults.NoContent();
        }

        var watched = await carts.WatchAsync(key, cancellationToken);
        return watched.IsRefused
            ? TypedResults.NoContent()
            : TypedResults.ServerSentEvents(EventsAsync(watched.Value, seen, clock, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        IAsyncEnumerable<CartChange> changes, long seen, TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var each = changes.GetAsyncEnumerator(end.Token);
        var next = Task.FromResult(true);
        try
        {
            while (true)
            {
                next = each.MoveNextAsync().AsTask();
                while (!await IsDoneAsync(next, clock))
                {
                    yield return new SseItem<string>("1", "alive");
                }

                if (!await next)
                {
                    yield break;
                }

                // The first tells how the cart stands, which is mostly how the page shows it.
                var name = each.Current.Version > seen ? "change" : "alive";
                yield return new SseItem<string>("1", name) { ReconnectionInterval = ReconnectAfter };
            }
        }
        finally
        {
            // An enumerator may only be left when it is not on its way to the next.
            await end.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await each.DisposeAsync();
        }
    }

    private static async Task<bool> IsDoneAsync(Task task, TimeProvider clock)
    {
        await task.WaitAsync(Beat, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }
}
