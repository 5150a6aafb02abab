using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Retail.Testing;

/// <summary>
/// A real HTTP server with scripted answers, which can go away and can lose an answer after it has done the work.
/// </summary>
public sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int answersToLose;

    private StubServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>While it is away every connection is cut before anything is done.</summary>
    public bool Away { get; set; }

    /// <summary>While it hangs connections are taken and nothing is answered.</summary>
    public bool Hangs { get; set; }

    /// <summary>Method and path of every request that came through, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Starts one on a free port.</summary>
    public static async Task<StubServer> StartAsync(Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new StubServer(app);
        app.Use(stub.InvokeAsync);
        app.UseRouting();
        map(app);
        await app.StartAsync();
        return stub;
    }

    /// <summary>The next so many requests are done, but their answers never arrive.</summary>
    public void LoseAnswers(int count) => Interlocked.Exchange(ref answersToLose, count);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Away)
        {
            context.Abort();
            return;
        }

        if (Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        if (Interlocked.Decrement(ref answersToLose) < 0)
        {
            Interlocked.Exchange(ref answersToLose, 0);
            await next(context);
            return;
        }

        // The handler writes into memory, so that not one byte of its answer leaves.
        using var nowhere = new MemoryStream();
        context.Response.Body = nowhere;
        await next(context);
        context.Abort();
    }
}
