using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Retail.Abstractions.Publications;
using Retail.Commerce.Http;
using Retail.Commerce.Import;
using Retail.Pricing;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>The reads of publications on HTTP.</summary>
internal static class GetPublications
{
    /// <summary>GET /publications: those in force and to come, or all that are still here.</summary>
    public static async Task<Results<Ok<IReadOnlyList<PublicationManifest>>, ProblemHttpResult>> ListAsync(
        string? scope, IPublicationFeed feed, PublicationShelf shelf, CancellationToken cancellationToken) =>
        scope switch
        {
            null or "active" => (await feed.ListAsync(cancellationToken)).ToOk(),
            "all" => TypedResults.Ok(shelf.Manifests),
            _ => UnknownScope(scope).ToProblem(),
        };

    /// <summary>GET /publications/{number}</summary>
    public static async Task<Results<Ok<PublicationManifest>, ProblemHttpResult>> FindAsync(
        int number, IPublicationFeed feed, CancellationToken cancellationToken) =>
        (await feed.GetAsync(number, cancellationToken)).ToOk();

    /// <summary>GET /publications/{number}/file: in parts if asked, for a line that breaks.</summary>
    public static Results<PhysicalFileHttpResult, ProblemHttpResult> File(int number, PublicationShelf shelf) =>
        shelf.ByNumber(number)?.Manifest is { } manifest
            ? TypedResults.PhysicalFile(
                shelf.PathOf(number),
                "application/vnd.sqlite3",
                entityTag: new EntityTagHeaderValue($"\"{manifest.RootHash}\""),
                enableRangeProcessing: true)
            : PublicationFeed.NotFound(number).ToProblem();

    private static Refusal UnknownScope(string scope) =>
        Refusal.Of(RefusalKind.Malformed, "publication.unknown-scope", ("scope", CodeRules.Short(scope)));

    /// <summary>GET /publications/settings</summary>
    public static async Task<Results<Ok<BookSettings>, ProblemHttpResult>> SettingsAsync(
        IBookSettings settings, CancellationToken cancellationToken) =>
        (await settings.GetAsync(cancellationToken)).ToOk();
}
