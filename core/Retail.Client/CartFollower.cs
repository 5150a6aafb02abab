using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Json;

namespace Retail.Client;

/// <summary>
/// Reads a cart's server-sent events; a connection that breaks or falls silent is opened again, until the cart has
/// ended or the server refuses it.
/// </summary>
internal sealed class CartFollower(RetailHttp http, CartKey key)
{
    // The server says something every ten seconds.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private TimeSpan pause = FirstPause;

    public async Task<Outcome<IAsyncEnumerable<CartChange>>> FollowAsync(CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(cancellationToken);
        return opened.Select(stream => ChangesAsync(stream, cancellationToken));
    }

    private async IAsyncEnumerable<CartChange> ChangesAsync(
        Stream first, CancellationToken watching, [EnumeratorCancellation] CancellationToken reading = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watching, reading);
        var told = -1L;
        for (var stream = first; stream is not null; stream = await ReopenAsync(either.Token))
        {
            await using var open = stream;
            await using var events = SseParser.Create(stream, static (_, data) =>
                JsonSerializer.Deserialize<CartChange>(data, RetailJson.Options)).EnumerateAsync(either.Token)
                .GetAsyncEnumerator(either.Token);
            while (await NextAsync(events, open) is { } change)
            {
                pause = FirstPause;
                if (change.Version > told)
                {
                    told = change.Version;
                    yield return change;
                }

                if (change.IsLast)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>The next event, or null when the connection is of no more use.</summary>
    private static async Task<CartChange?> NextAsync(IAsyncEnumerator<SseItem<CartChange?>> events, Stream stream)
    {
        try
        {
            var next = events.MoveNextAsync().AsTask();
            await ((Task)next).WaitAsync(Silence).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!next.IsCompleted)
            {
                // Ends the reading that is still waiting, so that the reader can be disposed.
                await stream.DisposeAsync();
            }

            return await next ? events.Current.Data : null;
        }
        catch (Exception failure) when (
            failure is IOException or HttpRequestException or JsonException or OperationCanceledException
                or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task<Stream?> ReopenAsync(CancellationToken cancellationToken)
    {
        while (await PausedAsync(cancellationToken))
        {
            var opened = await OpenAsync(cancellationToken);
            if (!opened.IsRefused)
            {
                return opened.Value;
            }

            if (opened.Refusal.Kind is not (RefusalKind.Unavailable or RefusalKind.TooMany))
            {
                return null;
            }
        }

        return null;
    }

    private async Task<bool> PausedAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        return !cancellationToken.IsCancellationRequested;
    }

    private Task<Outcome<Stream>> OpenAsync(CancellationToken cancellationToken) =>
        http.OpenAsync(RetailRequest.Get($"carts/{key.Id}/events", key), cancellationToken);
}
