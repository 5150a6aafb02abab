using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Inventory;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Inventory;

/// <summary>
/// GET /availability/{store}/{sku}: what customers may know of the stock; remembered for two seconds, for every
/// product page asks.
/// </summary>
internal sealed class ReadingAvailability(IServiceScopeFactory scopes, TimeProvider clock) : IAvailability
{
    private const int MaxRemembered = 20_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);
    private static readonly Availability Untracked = new(StockState.Untracked, null);

    private readonly ConcurrentDictionary<(string Store, string Sku), (Availability Answer, DateTimeOffset At)> known =
        new();

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/availability/{store}/{sku}", HandleAsync).Allow(AccessRule.Anyone);

    public async Task<Outcome<Availability>> FindAsync(string store, string sku, CancellationToken cancellationToken)
    {
        var code = CodeRules.Sku(sku);
        if (code.IsRefused || store.Length > CodeRules.MaxCodeLength)
        {
            return Untracked;
        }

        var key = (store, code.Value);
        var now = clock.GetUtcNow();
        if (known.TryGetValue(key, out var held) && (now - held.At).Duration() < Remembered)
        {
            return held.Answer;
        }

        await using var scope = scopes.CreateAsyncScope();
        var onHand = await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<StockRow>()
            .Where(row => row.Store == store && row.Sku == code.Value)
            .Select(row => (decimal?)row.OnHand)
            .SingleOrDefaultAsync(cancellationToken);
        var answer = Tell(onHand);
        if (known.Count >= MaxRemembered)
        {
            known.Clear();
        }

        known[key] = (answer, now);
        return answer;
    }

    private static Availability Tell(decimal? onHand) => onHand switch
    {
        null => Untracked,
        <= 0 => new(StockState.Out, null),
        <= IAvailability.MostTold => new(StockState.Low, Quantity.Of(onHand.Value).Value),
        _ => new(StockState.InStock, null),
    };

    private static async Task<Results<Ok<Availability>, ProblemHttpResult>> HandleAsync(
        string store, string sku, IAvailability availability, CancellationToken cancellationToken) =>
        (await availability.FindAsync(store, sku, cancellationToken)).ToOk();
}
