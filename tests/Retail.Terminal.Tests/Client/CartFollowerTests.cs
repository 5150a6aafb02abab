using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Carts;
using Retail.Client;
using Retail.Testing;

namespace Retail.Terminal.Tests.Client;

public sealed class CartFollowerTests
{
    private readonly CartKey key = CartKey.By(CartId.New(TimeProvider.System), "secret");

    [Fact]
    public async Task A_watch_goes_on_after_its_connection_broke_and_tells_nothing_twice()
    {
        var connections = 0;
        await using var server = await ServerAsync(async http =>
        {
            if (Interlocked.Increment(ref connections) == 1)
            {
                await WriteAsync(http, ("change", 3, "open"), ("alive", 3, "open"));
                http.Abort();
                return;
            }

            await WriteAsync(http, ("change", 3, "open"), ("change", 4, "paying"), ("change", 6, "ordered"));
        });

        Assert.Equal([3, 4, 6], (await AllAsync(server)).Select(change => change.Version));
        Assert.Equal(2, connections);
    }

    [Fact]
    public async Task A_server_that_is_away_for_a_while_is_asked_again()
    {
        var connections = 0;
        await using var server = await ServerAsync(http => Interlocked.Increment(ref connections) switch
        {
            1 => WriteAsync(http, ("change", 1, "open")),
            2 => RefuseAsync(http, 429, "cart.too-many-watchers"),
            3 => RefuseAsync(http, 503, "server.starting"),
            _ => WriteAsync(http, ("change", 2, "abandoned")),
        });

        Assert.Equal([1, 2], (await AllAsync(server)).Select(change => change.Version));
    }

    [Fact]
    public async Task A_watch_ends_when_the_server_does_not_know_the_cart_any_more()
    {
        var connections = 0;
        await using var server = await ServerAsync(http => Interlocked.Increment(ref connections) == 1
            ? WriteAsync(http, ("change", 1, "open"))
            : RefuseAsync(http, 404, "cart.not-found"));

        Assert.Equal([1], (await AllAsync(server)).Select(change => change.Version));
    }

    [Fact]
    public async Task What_is_no_event_is_a_broken_connection()
    {
        var connections = 0;
        await using var server = await ServerAsync(async http =>
        {
            if (Interlocked.Increment(ref connections) == 1)
            {
                http.Response.ContentType = "text/event-stream";
                await http.Response.WriteAsync("event: change\ndata: {\"cart\":17}\n\n");
                return;
            }

            await WriteAsync(http, ("change", 9, "ordered"));
        });

        Assert.Equal([9], (await AllAsync(server)).Select(change => change.Version));
    }

    [Fact]
    public async Task Cancelling_ends_a_watch_without_an_error()
    {
        await using var server = await ServerAsync(async http =>
        {
            await WriteAsync(http, ("change", 1, "open"));
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var client = Client(server);
        using var end = new CancellationTokenSource();
        var heard = 0;
        await foreach (var _ in (await client.Carts.WatchAsync(key, end.Token)).Value)
        {
            heard++;
            await end.CancelAsync();
        }

        Assert.Equal(1, heard);
    }

    [Fact]
    public async Task A_refusal_at_the_beginning_is_told()
    {
        await using var server = await ServerAsync(http => RefuseAsync(http, 404, "cart.not-found"));
        using var client = Client(server);

        Assert.Equal("cart.not-found", (await client.Carts.WatchAsync(key, default)).Refusal?.Code);
    }

    private static Task<StubServer> ServerAsync(RequestDelegate answer) =>
        StubServer.StartAsync(routes => routes.MapGet("/api/v1/carts/{id}/events", answer));

    private static RetailClient Client(StubServer server) =>
        new(new RetailClientOptions(server.Address, CultureInfo.InvariantCulture, TimeProvider.System));

    private async Task<List<CartChange>> AllAsync(StubServer server)
    {
        using var client = Client(server);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var all = new List<CartChange>();
        await foreach (var change in (await client.Carts.WatchAsync(key, patience.Token)).Value)
        {
            all.Add(change);
        }

        Assert.False(patience.IsCancellationRequested);
        return all;
    }

    private async Task WriteAsync(HttpContext http, params (string Event, int Version, string State)[] events)
    {
        http.Response.ContentType = "text/event-stream";
        foreach (var (name, version, state) in events)
        {
            var data = $$"""{"cart":"{{key.Id}}","version":{{version}},"state":"{{state}}"}""";
            await http.Response.WriteAsync($"event: {name}\ndata: {data}\n\n");
        }

        await http.Response.Body.FlushAsync();
    }

    private static Task RefuseAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { code }, options: null, "application/problem+json");
    }
}
