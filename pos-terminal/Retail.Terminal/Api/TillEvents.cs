using System.Globalization;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Api;

/// <summary>
/// GET /api/events: server-sent events with the number of each change, so that a screen reads the state again. The
/// first one comes at once: a screen that was away has missed an unknown number of them.
/// </summary>
internal sealed class TillEvents(TillChanges changes, TimeProvider clock, IHostApplicationLifetime life)
{
    /// <summary>A connection that says nothing for so long says that it is alive.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    public async Task WriteAsync(HttpContext http)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, life.ApplicationStopping);
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await http.Response.WriteAsync("retry: 500\n\n", either.Token);
            for (var number = changes.Number; ; number = await NextAsync(http.Response, number, either.Token))
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"event: change\nid: {number}\ndata: {number}\n\n");
                await http.Response.WriteAsync(text, either.Token);
                await http.Response.Body.FlushAsync(either.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The screen has gone, or the till stops: either way this is the end of the answer.
        }
    }

    private async Task<long> NextAsync(HttpResponse response, long heard, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var limit = new CancellationTokenSource(Heartbeat, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                return await changes.WaitAsync(heard, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                await response.WriteAsync(": still here\n\n", cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }
        }
    }
}
