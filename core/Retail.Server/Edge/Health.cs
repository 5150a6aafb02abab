using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Publications;

namespace Retail.Server.Edge;

/// <summary>
/// Whether this server can do its work now: the database answers, and a publication is in force or none was made yet.
/// </summary>
internal static class Health
{
    internal sealed record HealthReport(string Status, int? Publication);

    public static void MapHealth(this WebApplication app) =>
        app.MapGet("/health", CheckAsync).Allow(AccessRule.Anyone);

    private static async Task<Results<Ok<HealthReport>, ProblemHttpResult>> CheckAsync(
        RetailDbContext database, IServiceProvider services, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await database.Database.CanConnectAsync(cancellationToken))
        {
            return Refusal.Of(RefusalKind.Unavailable, "request.not-ready", ("part", "database")).ToProblem();
        }

        var shelf = services.GetService<PublicationShelf>();
        var inForce = shelf?.At(clock.GetUtcNow());
        return inForce is null && shelf is { Rejected.Count: > 0 }
            ? Refusal.Of(RefusalKind.Unavailable, "request.not-ready", ("part", "publication")).ToProblem()
            : TypedResults.Ok(new HealthReport("ready", inForce?.Manifest.Number));
    }
}
