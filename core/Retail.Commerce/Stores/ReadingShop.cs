using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Stores;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Publications;

namespace Retail.Commerce.Stores;

/// <summary>GET /shop: name, currency and stores; remembered for a few seconds, for every page asks.</summary>
internal sealed class ReadingShop(
    IServiceScopeFactory scopes, IPriceBooks books, ShopSettings settings, TimeProvider clock) : IShop
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    private volatile Known? known;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/shop", HandleAsync).Allow(AccessRule.Anyone);

    public async Task<Outcome<Shop>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known is { } held && (now - held.At).Duration() < Remembered)
        {
            return held.Shop;
        }

        await using var scope = scopes.CreateAsyncScope();
        var currency = books.At(now) is { } book
            ? book.Content.Settings.Currency
            : (await scope.ServiceProvider.GetRequiredService<IBookSettings>().GetAsync(cancellationToken))
                .Select(next => next.Currency);
        if (currency.IsRefused)
        {
            return currency.Refusal;
        }

        var stores = await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<StoreRow>()
            .OrderBy(row => row.Code)
            .Select(row => new ShopStore(row.Code, row.Name, row.TimeZone))
            .ToListAsync(cancellationToken);
        var shop = new Shop(settings.Name, currency.Value, stores);
        known = new Known(shop, now);
        return shop;
    }

    private static async Task<Results<Ok<Shop>, ProblemHttpResult>> HandleAsync(
        IShop shop, CancellationToken cancellationToken) => (await shop.ReadAsync(cancellationToken)).ToOk();

    private sealed record Known(Shop Shop, DateTimeOffset At);
}
