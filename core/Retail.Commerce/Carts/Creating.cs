using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Carts;

/// <summary>POST /carts: an empty cart and the token that opens it.</summary>
internal sealed class Creating(
    RetailDbContext database, Operations operations, CartPricing pricing, CartStore carts, IStores stores,
    Capabilities capabilities, TimeProvider clock)
{
    private const int FirstGeneration = 1;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/carts", HandleAsync).Allow(AccessRule.Anyone).TakesStamp()
            .RequireRateLimiting(RateLimits.Carts);

    public async Task<Outcome<OpenedCart>> RunAsync(
        CreateCart command, CommandStamp stamp, CancellationToken cancellationToken)
    {
        if (command.Id.Value.Version != 7)
        {
            return Refusal.Of(RefusalKind.Malformed, "cart.bad-id", ("cart", command.Id.ToString()));
        }

        if (CartRefusals.BadChannel(command.Channel) is { } badChannel)
        {
            return badChannel;
        }

        var token = capabilities.TokenOf(command.Id, FirstGeneration);
        var created =
            await operations.RunAsync($"cart-create/{command.Id}", stamp, command, CreateAsync, cancellationToken);
        return created.Select(cart => new OpenedCart(cart, token));

        async Task<Outcome<Cart>> CreateAsync(CancellationToken giveUp)
        {
            if (await database.Set<CartRow>().AnyAsync(row => row.Id == command.Id, giveUp))
            {
                return Refusal.Of(RefusalKind.Conflict, "cart.id-taken", ("cart", command.Id.ToString()));
            }

            if (command.Store is { } code && await stores.GetAsync(code, giveUp) is { IsRefused: true } unknown)
            {
                return unknown.Refusal;
            }

            var guarantee = pricing.Begin(command.Channel, command.Store, command.Currency, CustomerFacts.Unknown);
            if (guarantee.IsRefused)
            {
                return guarantee.Refusal;
            }

            var now = clock.GetUtcNow();
            var cart = new CartRow
            {
                Id = command.Id,
                OwnerChannel = command.Channel,
                TokenHash = Capabilities.HashOf(token),
                Generation = FirstGeneration,
                Guarantee = guarantee.Value,
                Lines = [],
                Codes = [],
                History = [],
                CreatedAt = now,
                ChangedAt = now,
            };
            cart.Changed(now, "history.started");
            database.Add(cart);
            return carts.Show(cart, null);
        }
    }

    private static async Task<Results<Created<OpenedCart>, ProblemHttpResult>> HandleAsync(
        CreateCart command, Creating verb, HttpRequest request, CancellationToken cancellationToken)
    {
        var stamp = request.Stamp();
        if (stamp.IsRefused)
        {
            return stamp.Refusal.ToProblem();
        }

        var outcome = await verb.RunAsync(command, stamp.Value, cancellationToken);
        if (outcome.IsRefused)
        {
            return outcome.Refusal.ToProblem();
        }

        request.HttpContext.Response.SetVersion(outcome.Value.Cart.Version);
        return TypedResults.Created($"{request.PathBase}{request.Path}/{command.Id}", outcome.Value);
    }
}
