using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>Tells a page that its cart changed; the page then takes its parts anew.</summary>
internal static class EventDoors
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/events/{id}", ListenAsync).AllowAnonymous().DisableRequestTimeout();

    private static async Task<IResult> ListenAsync(string id, Visitor visitor, ICarts carts)
    {
        if (visitor.Held(id) is not { } held)
        {
            return TypedResults.NotFound();
        }

        var changes = await carts.WatchAsync(held.Key, visitor.Left);
        return changes.IsRefused
            ? TypedResults.StatusCode((int)changes.Refusal.Kind)
            : TypedResults.ServerSentEvents(TellAsync(changes.Value, visitor.Query("v"), visitor.Left));
    }

    // What the page shows already is no news; it is sent all the same, for a stream that says nothing is not open yet
    // to a browser.
    private static async IAsyncEnumerable<SseItem<string>> TellAsync(
        IAsyncEnumerable<CartChange> changes, string shown, [EnumeratorCancellation] CancellationToken left)
    {
        await foreach (var change in changes.WithCancellation(left))
        {
            var version = change.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return new SseItem<string>(version, version == shown ? "same" : "change");
        }
    }
}
